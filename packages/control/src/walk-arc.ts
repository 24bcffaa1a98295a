import type { Vec3 } from '@dreamwalk/geometry';

/**
 * The world displacement of a move at constant speed while the heading turns at a constant rate. The chord of that
 * arc points along the middle heading and is shorter than the arc by sin(Δ/2)/(Δ/2).
 *
 * @param move metres forward, left, up
 * @param yawRad heading before the move
 * @param turnRad how much it turns to the left meanwhile
 */
export function walkArc([forward, left, up]: Vec3, yawRad: number, turnRad: number): Vec3 {
  const half = turnRad / 2;
  const shortening = half === 0 ? 1 : Math.sin(half) / half;
  const cos = Math.cos(yawRad + half) * shortening;
  const sin = Math.sin(yawRad + half) * shortening;
  return [forward * cos - left * sin, forward * sin + left * cos, up];
}
