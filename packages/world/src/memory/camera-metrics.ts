import { forwardOf, poseAngleRad, poseDistanceM, type Vec3 } from '@dreamwalk/geometry';
import type { CameraMetric } from './ball-index.ts';
import { directionKey, placeKey } from './cell-key.ts';

/** Cells of places in a row that make one ball. */
const PLACES_TOGETHER = 4;

/** By where cameras stand, metres. */
export const BY_PLACE: CameraMetric = {
  keyOf: ({ translation: [x, y, z] }) =>
    placeKey(x / PLACES_TOGETHER, y / PLACES_TOGETHER, z / PLACES_TOGETHER),
  bound: poseDistanceM,
  distance: poseDistanceM,
};

/** By the angle that one camera has to be turned by to look as the other, radians. What it looks at turns by no more. */
export const BY_TURN: CameraMetric = {
  keyOf: (pose) => directionKey(...forwardOf(pose)),
  bound: (a, b) => angleBetween(forwardOf(a), forwardOf(b)),
  distance: poseAngleRad,
};

/** Accurate near 0 and near π too, where an arc cosine is not. */
function angleBetween(a: Vec3, b: Vec3): number {
  const cross = Math.hypot(a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]);
  return Math.atan2(cross, a[0] * b[0] + a[1] * b[1] + a[2] * b[2]);
}
