import type { RgbFrame } from '@dreamwalk/environment';
import { type Camera, inverse, log, type Pose, rotationMatrix, type Twist } from '@dreamwalk/geometry';
import { type RenderView, recoverPose } from './recover-pose.ts';

/** Frames that follow each other are alike, so that two blurs and a few rounds will do. */
const SEARCH = { blursPx: [4, 0.7], rendersPerBlur: 8 } as const;

/**
 * Pixels this near to an edge of depth say nothing: behind it things come into view and go. An edge is where inverse depth
 * differs by this share of the larger one, and by this much a pixel, 1/m, which slanted walls and floors do not.
 */
const EDGE = { withinPx: 3, share: 0.15, slopePerPx: 0.02 } as const;

/**
 * The motion of the camera between two frames, by dense visual odometry (Steinbrücker, Sturm and Cremers 2011): every pixel of
 * the first frame is a point in space by its depth, and the motion is sought under which the second frame shows all of
 * them in the colours of the first. It needs no true place, only frames and depth, which a dream gives itself, so it tells
 * what a dream shows also where all of it is invented. Its metres are those of the depth.
 *
 * @param before depth along the camera's +z, row by row, 0 for sky
 * @param starts guesses of the second camera's pose in the frame of the first, at least one
 * @returns the body twist from the first camera to the second
 * @throws EvaluationError where there is no start
 * @throws FrameSizeError where the first frame has not the camera's size
 */
export function recoverMotion(
  before: ReturnType<RenderView>,
  after: RgbFrame,
  camera: Camera,
  starts: readonly Pose[],
): Twist {
  const render = seenFromBefore(before, after, camera);
  const { pose } = recoverPose(before.frame, camera, render, starts.map(inverse), SEARCH);
  return log(inverse(pose));
}

/**
 * The second frame as the first camera would see it from a pose in the second one's frame: the pixels of the first in the
 * colours that the second has where their points fall. Unknown is what falls outside, and what is at an edge of depth; such
 * pixels keep their own colours.
 */
function seenFromBefore(
  { frame, depthM }: ReturnType<RenderView>,
  after: RgbFrame,
  camera: Camera,
): RenderView {
  const { widthPx, heightPx, fx, fy, cx, cy } = camera;
  const nearness = Float32Array.from(depthM, (depth) => (depth > 0 ? 1 / depth : 0));
  const edges = edgesOf(nearness, camera);
  return ({ rotation, translation: [tx, ty, tz] }) => {
    const [r00, r01, r02, r10, r11, r12, r20, r21, r22] = rotationMatrix(rotation);
    const rgb = frame.rgb.slice();
    const seenM = new Float32Array(depthM.length).fill(Number.NaN);
    for (let j = 0, at = 0; j < heightPx; j++) {
      const y = (j + 0.5 - cy) / fy;
      for (let i = 0; i < widthPx; i++, at++) {
        if (edges[at]) continue;
        const x = (i + 0.5 - cx) / fx;
        // Points divided by their depth: the sky is infinitely far, and only turns.
        const z = r20 * x + r21 * y + r22 + nearness[at] * tz;
        if (z <= 0) continue;
        const u = (fx * (r00 * x + r01 * y + r02 + nearness[at] * tx)) / z + cx;
        const v = (fy * (r10 * x + r11 * y + r12 + nearness[at] * ty)) / z + cy;
        if (copyColour(after, u - 0.5, v - 0.5, rgb, 3 * at)) seenM[at] = depthM[at];
      }
    }
    return { frame: { widthPx, heightPx, rgb }, depthM: seenM };
  };
}

/** [H · W], 1 near an edge of depth. */
function edgesOf(nearness: Float32Array, { widthPx, heightPx }: Camera): Uint8Array {
  const { withinPx, share, slopePerPx } = EDGE;
  const edges = new Uint8Array(nearness.length);
  for (let j = 0; j < heightPx; j++)
    for (let i = 0; i < widthPx; i++) {
      let [least, most] = [Number.POSITIVE_INFINITY, 0];
      for (let y = Math.max(0, j - withinPx); y <= Math.min(heightPx - 1, j + withinPx); y++)
        for (let x = Math.max(0, i - withinPx); x <= Math.min(widthPx - 1, i + withinPx); x++) {
          least = Math.min(least, nearness[y * widthPx + x]);
          most = Math.max(most, nearness[y * widthPx + x]);
        }
      if (most - least > share * most + slopePerPx * withinPx) edges[j * widthPx + i] = 1;
    }
  return edges;
}

/** Copies the colour between four pixels, bilinear. @returns false where one of them is not there */
function copyColour(
  { widthPx, heightPx, rgb }: RgbFrame,
  x: number,
  y: number,
  out: Uint8Array,
  at: number,
): boolean {
  const i = Math.floor(x);
  const j = Math.floor(y);
  if (i < 0 || j < 0 || i + 1 >= widthPx || j + 1 >= heightPx) return false;
  const right = x - i;
  const below = y - j;
  const above = 3 * (j * widthPx + i);
  const under = above + 3 * widthPx;
  for (let channel = 0; channel < 3; channel++) {
    const top = rgb[above + channel] * (1 - right) + rgb[above + 3 + channel] * right;
    const bottom = rgb[under + channel] * (1 - right) + rgb[under + 3 + channel] * right;
    out[at + channel] = Math.round(top * (1 - below) + bottom * below);
  }
  return true;
}
