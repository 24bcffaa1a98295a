import type { Camera } from './camera.ts';
import { type Pose, relative } from './pose.ts';
import { rotationMatrix } from './rotation.ts';

/** The part of a frustum that {@link frustumOverlap} compares, and how finely. */
export interface FrustumOptions {
  /** Nearest depth along the camera's +z axis, metres. Default 0.1. */
  readonly nearM?: number;
  /** Farthest depth along the camera's +z axis, metres. Default 10. */
  readonly farM?: number;
  /** Samples along each of width, height and depth; the default of 10 gives 1,000 samples. */
  readonly perAxis?: number;
}

/**
 * Points that fill a camera's frustum, in camera axes: the centres of a perAxis × perAxis × perAxis grid, even over
 * the image and even in depth. `perAxis³ × 3` numbers, x y z of one point after the other. No randomness.
 *
 * @throws RangeError unless 0 < nearM < farM and perAxis is a positive integer.
 */
export function frustumSamples(camera: Camera, nearM: number, farM: number, perAxis: number): Float64Array {
  if (!(nearM > 0 && farM > nearM))
    throw new RangeError(`A frustum needs 0 < nearM < farM, but nearM is ${nearM} and farM is ${farM}.`);
  if (!(Number.isInteger(perAxis) && perAxis > 0))
    throw new RangeError(
      `perAxis is the number of samples along an axis, a positive integer, but it is ${perAxis}.`,
    );
  const samples = new Float64Array(perAxis ** 3 * 3);
  let at = 0;
  for (let k = 0; k < perAxis; k++) {
    const z = nearM + ((farM - nearM) * (k + 0.5)) / perAxis;
    for (let j = 0; j < perAxis; j++) {
      const y = (((j + 0.5) / perAxis) * camera.heightPx - camera.cy) / camera.fy;
      for (let i = 0; i < perAxis; i++) {
        const x = (((i + 0.5) / perAxis) * camera.widthPx - camera.cx) / camera.fx;
        samples[at++] = x * z;
        samples[at++] = y * z;
        samples[at++] = z;
      }
    }
  }
  return samples;
}

/**
 * How much of what camera A can see camera B can see too, occlusion aside: the share, 0 to 1, of A's frustum samples
 * that lie in B's frustum. Points are brought into B's camera axes and tested against the image there; comparing
 * azimuth and elevation axis by axis instead (as WorldMem does) is wrong for steep pitch.
 */
export function frustumOverlap(
  camera: Camera,
  poseA: Pose,
  poseB: Pose,
  options: FrustumOptions = {},
): number {
  const { nearM = 0.1, farM = 10, perAxis = 10 } = options;
  const samples = frustumSamples(camera, nearM, farM, perAxis);
  const { widthPx, heightPx, fx, fy, cx, cy } = camera;
  const aInB = relative(poseB, poseA);
  const [r00, r01, r02, r10, r11, r12, r20, r21, r22] = rotationMatrix(aInB.rotation);
  const [tx, ty, tz] = aInB.translation;
  let seen = 0;
  for (let at = 0; at < samples.length; at += 3) {
    const x = samples[at];
    const y = samples[at + 1];
    const z = samples[at + 2];
    const zB = r20 * x + r21 * y + r22 * z + tz;
    if (zB < nearM || zB > farM) continue;
    const u = (fx * (r00 * x + r01 * y + r02 * z + tx)) / zB + cx;
    const v = (fy * (r10 * x + r11 * y + r12 * z + ty)) / zB + cy;
    if (u >= 0 && u <= widthPx && v >= 0 && v <= heightPx) seen++;
  }
  return (seen * 3) / samples.length;
}
