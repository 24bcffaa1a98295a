import type { Vec3 } from '@dreamwalk/geometry';
import { type PerspectiveCamera, Plane, Raycaster, Vector2, Vector3 } from 'three';
import type { SceneKeyframe } from './scene-content.ts';

/** How near the pointer must come to a keyframe, as a share of the view's height. */
const PICK_SHARE = 0.025;

/** Where on a canvas an event is, from (−1, −1) at the lower left to (1, 1). */
export function pointerOn(canvas: HTMLCanvasElement, { clientX, clientY }: MouseEvent): Vector2 {
  const { left, top, width, height } = canvas.getBoundingClientRect();
  return new Vector2(((clientX - left) / width) * 2 - 1, 1 - ((clientY - top) / height) * 2);
}

/** The keyframe nearest to the pointer, if it is near. */
export function keyframeAt(
  pointer: Vector2,
  camera: PerspectiveCamera,
  keyframes: readonly SceneKeyframe[],
): string | undefined {
  let [nearest, least]: [string | undefined, number] = [undefined, 2 * PICK_SHARE];
  for (const { id, pose } of keyframes) {
    const seen = new Vector3(...pose.translation).project(camera);
    const distance = Math.hypot((seen.x - pointer.x) * camera.aspect, seen.y - pointer.y);
    if (seen.z < 1 && distance < least) [nearest, least] = [id, distance];
  }
  return nearest;
}

/** The point of the floor, z = 0, that the pointer is on; undefined above the horizon. */
export function floorAt(pointer: Vector2, camera: PerspectiveCamera): Vec3 | undefined {
  const ray = new Raycaster();
  ray.setFromCamera(pointer, camera);
  const point = ray.ray.intersectPlane(new Plane(new Vector3(0, 0, 1)), new Vector3());
  return point ? [point.x, point.y, 0] : undefined;
}
