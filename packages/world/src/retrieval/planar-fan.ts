import { type Camera, type Pose, yawPitchOf } from '@dreamwalk/geometry';

/** Below this sine of the angle between them two rays count as parallel. */
const PARALLEL_SIN = 1e-9;

/** A camera's field of view seen from above: two rays from its centre in the ground plane. */
export interface PlanarFan {
  /** Camera centre, world metres. */
  readonly x: number;
  readonly y: number;
  /** Where the middle of the view points, radians, growing to the left. */
  readonly yawRad: number;
  /** Headings of the rays through the image's left and right edge, radians. */
  readonly leftRad: number;
  readonly rightRad: number;
}

/** The fan of a camera; its height and pitch do not matter. */
export function planarFan(camera: Camera, pose: Pose): PlanarFan {
  const { yawRad } = yawPitchOf(pose);
  const [x, y] = pose.translation;
  const leftRad = yawRad + Math.atan(camera.cx / camera.fx);
  const rightRad = yawRad - Math.atan((camera.widthPx - camera.cx) / camera.fx);
  return { x, y, yawRad, leftRad, rightRad };
}

/**
 * How far along a ray from `from` it meets a ray from `other`, metres; null where the two do not meet, parallel ones
 * included.
 *
 * @param headingRad of the first ray
 * @param otherHeadingRad of the second
 */
export function rayMeetingM(
  from: PlanarFan,
  headingRad: number,
  other: PlanarFan,
  otherHeadingRad: number,
): number | null {
  const sin = Math.sin(otherHeadingRad - headingRad);
  if (Math.abs(sin) < PARALLEL_SIN) return null;
  const dx = other.x - from.x;
  const dy = other.y - from.y;
  const alongM = (dx * Math.sin(otherHeadingRad) - dy * Math.cos(otherHeadingRad)) / sin;
  const otherAlongM = (dx * Math.sin(headingRad) - dy * Math.cos(headingRad)) / sin;
  return alongM >= 0 && otherAlongM >= 0 ? alongM : null;
}
