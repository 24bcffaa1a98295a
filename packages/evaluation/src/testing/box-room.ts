import type { RgbFrame } from '@dreamwalk/environment';
import { type Camera, cameraFromHfov, lookPose, type Pose, pixelRay, rotate } from '@dreamwalk/geometry';
import type { TruthView, TruthWorld } from '../suites/capabilities.ts';

/** Half lengths of the room, metres; the floor is at z = 0. */
const HALF_M = [4, 3] as const;
const HEIGHT_M = 3;

/** A true place simple enough to be exact: the inside of a box under a smooth pattern. */
export class BoxRoom implements TruthWorld {
  readonly camera: Camera;

  constructor(camera: Camera = cameraFromHfov(48, 48, (80 * Math.PI) / 180)) {
    this.camera = camera;
  }

  render(pose: Pose): TruthView {
    const { widthPx, heightPx } = this.camera;
    const rgb = new Uint8Array(widthPx * heightPx * 3);
    const depthM = new Float32Array(widthPx * heightPx);
    for (let j = 0; j < heightPx; j++)
      for (let i = 0; i < widthPx; i++) {
        const at = j * widthPx + i;
        const ray = rotate(pose.rotation, pixelRay(this.camera, i, j));
        depthM[at] = distanceToWall(pose.translation, ray);
        const [x, y, z] = pose.translation.map((origin, axis) => origin + depthM[at] * ray[axis]);
        rgb[3 * at] = 128 + 90 * Math.sin(2.1 * x + 1.3 * z) * Math.cos(1.7 * y);
        rgb[3 * at + 1] = 128 + 90 * Math.sin(1.9 * y - 0.7 * z + 1);
        rgb[3 * at + 2] = 128 + 90 * Math.cos(2.3 * z + 1.1 * x);
      }
    return { frame: { widthPx, heightPx, rgb }, depthM };
  }

  start(): Pose {
    return lookPose([0, 0, 1.6], 0, 0);
  }

  isBlocked(_from: Pose, { translation }: Pose): boolean {
    return HALF_M.some((half, axis) => Math.abs(translation[axis]) > half);
  }

  wander(frames: number): Pose[] {
    return Array.from({ length: frames }, (_, k) => lookPose([-2 + 0.05 * k, 0, 1.6], 0.1 * k, 0));
  }

  outAndBack(frames: number): Pose[] {
    const out = this.wander(frames + 1);
    return [...out, ...out.slice(0, -1).reverse()];
  }

  tour(_path: readonly Pose[], count: number): Pose[] {
    return Array.from({ length: count }, (_, k) => lookPose([0, 2, 1.6], (2 * Math.PI * k) / count, 0));
  }
}

/** A frame of one colour. */
export function plainFrame(widthPx: number, heightPx: number, colour: readonly number[]): RgbFrame {
  const rgb = Uint8Array.from({ length: widthPx * heightPx * 3 }, (_, at) => colour[at % 3]);
  return { widthPx, heightPx, rgb };
}

/** How many times the ray fits between the origin and the box. */
function distanceToWall(origin: readonly number[], ray: readonly number[]): number {
  const low = [-HALF_M[0], -HALF_M[1], 0];
  const high = [HALF_M[0], HALF_M[1], HEIGHT_M];
  return Math.min(
    ...ray.map((part, axis) =>
      part === 0 ? Number.POSITIVE_INFINITY : ((part > 0 ? high : low)[axis] - origin[axis]) / part,
    ),
  );
}
