import type { Twist } from '@dreamwalk/geometry';
import { FULL_SPEED_M, FULL_TURN_RAD } from '../motion-metric.ts';

/** Six numbers, one an axis: vx vy vz (metres), ωx ωy ωz (radians) a frame, in the level frame. */
export type PerAxis = readonly [number, number, number, number, number, number];

/**
 * What moves, and how it carries out a code: its head is the affine map twist = gain · code + offset on every axis,
 * its limits what it then can do at most.
 */
export interface Embodiment {
  readonly id: string;
  readonly gain: PerAxis;
  readonly offset: PerAxis;
  /** The size of the twist at most; 0 on an axis that it does not move on. */
  readonly most: PerAxis;
  /** It turns about the world's up no tighter than this while it goes ahead or back; 0 turns on the spot. */
  readonly leastRadiusM: number;
}

/** Goes ahead, back and sideways on the floor, turns, looks up and down. */
export const WALKER = limitedBy(
  'walker',
  [FULL_SPEED_M, 0, FULL_SPEED_M, FULL_TURN_RAD, FULL_TURN_RAD, 0],
  0,
);

/** Flies every way, faster than one walks; turns half as fast, and does not roll. */
export const DRONE = limitedBy('drone', [0.25, 0.25, 0.25, FULL_TURN_RAD / 2, FULL_TURN_RAD / 2, 0], 0);

/** Goes ahead and back only, and turns only while it goes. */
export const CAR = limitedBy('car', [0, 0, 0.25, 0, FULL_TURN_RAD, 0], 1);

/** The embodiments that there are without any being learned. */
export const EMBODIMENTS: readonly Embodiment[] = [WALKER, DRONE, CAR];

/** What an embodiment makes of one frame of a code (six numbers, 1 is full speed). */
export function embody({ gain, offset, most, leastRadiusM }: Embodiment, code: readonly number[]): Twist {
  const [vx, vy, vz, wx, wy, wz] = code.map((value, axis) => {
    const wanted = gain[axis] * value + offset[axis];
    return Math.min(most[axis], Math.max(-most[axis], wanted));
  });
  const mostTurnRad = leastRadiusM === 0 ? Number.POSITIVE_INFINITY : Math.abs(vz) / leastRadiusM;
  return {
    linear: [vx, vy, vz],
    angular: [wx, Math.min(mostTurnRad, Math.max(-mostTurnRad, wy)), wz],
  };
}

/** A twist as shares of the embodiment's full speed: the inverse of its limits, 0 on axes that it does not move on. */
export function shareOfFullSpeed({ most }: Embodiment, { linear, angular }: Twist): number[] {
  return [...linear, ...angular].map((value, axis) => (most[axis] === 0 ? 0 : value / most[axis]));
}

/** The head that carries out a code of 1 at full speed. */
function limitedBy(id: string, most: PerAxis, leastRadiusM: number): Embodiment {
  return { id, gain: most, offset: [0, 0, 0, 0, 0, 0], most, leastRadiusM };
}
