import { type Pose, poseAngleRad, poseDistanceM, type Twist } from '@dreamwalk/geometry';

/** Metres and radians a frame that keys move and turn by, and that the spaces go at unless told otherwise. */
export const FULL_SPEED_M = 0.2;
export const FULL_TURN_RAD = (7.5 * Math.PI) / 180;

/**
 * How many metres of way a turn of one radian counts as, wherever motions are measured by one number: a frame of turning at
 * full speed weighs as much as a frame of walking at full speed.
 */
export const METRES_PER_RAD = FULL_SPEED_M / FULL_TURN_RAD;

/** Metres of way in a twist, its turn counted as way: √(|v|² + (c|ω|)²), c = {@link METRES_PER_RAD}. */
export function wayM({ linear, angular }: Twist): number {
  return Math.hypot(...linear, METRES_PER_RAD * Math.hypot(...angular));
}

/** Metres from one pose to another, the angle between them counted as way: √(d² + (cθ)²). */
export function poseGapM(a: Pose, b: Pose): number {
  return Math.hypot(poseDistanceM(a, b), METRES_PER_RAD * poseAngleRad(a, b));
}
