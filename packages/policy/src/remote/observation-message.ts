import type { RgbFrame } from '@dreamwalk/environment';
import { type Pose, poseToMatrix } from '@dreamwalk/geometry';
import { resizedPlanes } from '../pixels/resize.ts';
import type { PolicyObservation, PolicyStart } from '../policy.ts';
import type { ObservationLayout, ObservationPart } from './observation-layout.ts';
import type { WireValue } from './wire/encode.ts';
import { NdArray } from './wire/nd-array.ts';

/** The episode that an observation is of. */
export interface ObservedEpisode extends Pick<PolicyStart, 'camera' | 'seed' | 'episode'> {
  /** Whether this is the first call of it. */
  readonly begins: boolean;
}

/**
 * An observation under a server's keys: pictures uint8 [height, width, 3], depth float32 [height, width] in metres, poses float64
 * [16], camera-to-world row by row.
 */
export function observationMessage(
  { keys, imageSidePx }: ObservationLayout,
  observation: PolicyObservation,
  episode: ObservedEpisode,
): { readonly [key: string]: WireValue | undefined } {
  const entries = Object.entries(keys).map(([key, part]) => [
    key,
    partOf(part, observation, episode, imageSidePx),
  ]);
  return Object.fromEntries(entries);
}

function partOf(
  part: ObservationPart,
  { frame, goalFrame, pose, goalPose, depthM, prompt, step }: PolicyObservation,
  { camera, begins, ...episode }: ObservedEpisode,
  imageSidePx: number | undefined,
): WireValue | undefined {
  switch (part) {
    case 'frame':
      return frame && picture(frame, imageSidePx);
    case 'goal-frame':
      return goalFrame && picture(goalFrame, imageSidePx);
    case 'pose':
      return pose && matrix(pose);
    case 'goal-pose':
      return goalPose && matrix(goalPose);
    case 'depth':
      return depthM && NdArray.of(depthM, [camera.heightPx, camera.widthPx]);
    case 'prompt':
      return prompt;
    case 'step':
      return step;
    case 'episode':
    case 'seed':
      return episode[part];
    case 'reset':
      return begins || undefined;
    default:
      return NdArray.of(Float32Array.from(part.constant), [part.constant.length]);
  }
}

function picture(frame: RgbFrame, sidePx: number | undefined): NdArray {
  const { widthPx, heightPx, rgb } = sidePx === undefined ? frame : padded(frame, sidePx);
  return NdArray.of(rgb, [heightPx, widthPx, 3]);
}

/** The picture in a square, its proportions kept, between bars of black: openpi's `resize_with_pad`. */
function padded(frame: RgbFrame, sidePx: number): RgbFrame {
  if (frame.widthPx === sidePx && frame.heightPx === sidePx) return frame;
  const planes = resizedPlanes(frame, sidePx, sidePx, 'pad');
  const pixels = sidePx * sidePx;
  const rgb = new Uint8Array(3 * pixels);
  for (let k = 0; k < rgb.length; k++) rgb[k] = Math.round(planes[(k % 3) * pixels + Math.floor(k / 3)]);
  return { widthPx: sidePx, heightPx: sidePx, rgb };
}

function matrix(pose: Pose): NdArray {
  return NdArray.of(Float64Array.from(poseToMatrix(pose)), [16]);
}
