import { type Camera, lookPose, type Pose, pixelRay, poseToMatrix, rotate } from '@dreamwalk/geometry';
import type { SweepView } from '../tour/depth-sweep.ts';

/** Half lengths of the box, metres; the floor is at z = 0 and the eyes at half its height. */
const HALF_M = [4, 3, 1.5] as const;

/** A view of a patterned box with its exact depth. */
export function patternedView(camera: Camera, pose: Pose): SweepView & { readonly depthM: Float32Array } {
  const { widthPx, heightPx } = camera;
  const rgb = new Uint8Array(3 * widthPx * heightPx);
  const depthM = new Float32Array(widthPx * heightPx);
  for (let at = 0; at < depthM.length; at++) {
    const ray = rotate(pose.rotation, pixelRay(camera, at % widthPx, Math.floor(at / widthPx)));
    depthM[at] = Math.min(
      ...ray.map((part, axis) => {
        const middle = axis === 2 ? HALF_M[2] : 0;
        const wall = middle + Math.sign(part) * HALF_M[axis];
        return part === 0 ? Number.POSITIVE_INFINITY : (wall - pose.translation[axis]) / part;
      }),
    );
    const [x, y, z] = pose.translation.map((origin, axis) => origin + depthM[at] * ray[axis]);
    rgb[3 * at] =
      128 + 60 * Math.sin(4.1 * x + 1.3 * z) * Math.cos(3.7 * y) + 40 * Math.sin(1.7 * (x + y + z));
    rgb[3 * at + 1] = 128 + 90 * Math.sin(2.9 * y - 3.7 * z + 1);
    rgb[3 * at + 2] = 128 + 90 * Math.cos(3.3 * z + 2.1 * x);
  }
  return { rgb, depthM, cameraToWorld: poseToMatrix(pose) };
}

/** Views from places round the middle of the box, all to one side of it. */
export function roundTheBox(
  camera: Camera,
  count: number,
): (SweepView & { readonly depthM: Float32Array })[] {
  return Array.from({ length: count }, (_, k) => {
    const turn = (2 * Math.PI * k) / count;
    return patternedView(
      camera,
      lookPose([Math.cos(turn), Math.sin(turn), 1.5], 0.25 * Math.sin(2 * turn), 0),
    );
  });
}

/** The view with every depth times `factor`. */
export function misjudged<View extends SweepView>(view: View, factor: number): View {
  return { ...view, depthM: view.depthM.map((depth) => depth * factor) };
}

/** Median relative error of a depth map. */
export function medianError(depthM: Float32Array, truth: Float32Array): number {
  const errors = truth.map((depth, at) => Math.abs(depthM[at] / depth - 1)).sort();
  return errors[errors.length >> 1];
}
