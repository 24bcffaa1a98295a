import type { PosedView } from '@dreamwalk/environment';
import { type Camera, type Pose, pixelRay, rotate } from '@dreamwalk/geometry';
import { DEEPEST_M } from './fake-model.ts';

/** A box of 8 × 6 × 3 metres, floor at z = 0. */
const LOW_M = [-4, -3, 0];
const HIGH_M = [4, 3, 3];

/** A view from inside a box: a smooth pattern in red and green, and depth in blue, where the fake encoder reads it. */
export function boxView(camera: Camera, pose: Pose): PosedView {
  const { widthPx, heightPx } = camera;
  const rgb = new Uint8Array(widthPx * heightPx * 3);
  for (let at = 0; at < widthPx * heightPx; at++) {
    const ray = rotate(pose.rotation, pixelRay(camera, at % widthPx, Math.floor(at / widthPx)));
    const depthM = distanceToWall(pose.translation, ray);
    const [x, y, z] = pose.translation.map((origin, axis) => origin + depthM * ray[axis]);
    rgb[3 * at] = 128 + 100 * Math.sin(1.1 * x + 0.3 * z) * Math.cos(0.9 * y);
    rgb[3 * at + 1] = 128 + 100 * Math.sin(0.8 * y - 0.7 * z + 1);
    rgb[3 * at + 2] = Math.round((255 * depthM) / DEEPEST_M);
  }
  return { pose, frame: { widthPx, heightPx, rgb } };
}

function distanceToWall(origin: readonly number[], ray: readonly number[]): number {
  return Math.min(
    ...ray.map((part, axis) =>
      part === 0 ? Number.POSITIVE_INFINITY : ((part > 0 ? HIGH_M : LOW_M)[axis] - origin[axis]) / part,
    ),
  );
}

/** Mean absolute difference of two frames' red and green channels, grey levels. */
export function patternDifference(a: Uint8Array, b: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 3) sum += Math.abs(a[at] - b[at]) + Math.abs(a[at + 1] - b[at + 1]);
  return sum / ((2 * a.length) / 3);
}
