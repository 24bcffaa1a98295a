import { compose, type Pose, yawPitchOf } from '@dreamwalk/geometry';
import { SuiteError } from '../errors.ts';

/** Who walks, how fast, and what stands in the way. */
export interface Walker {
  /** Where a walk starts. Its pitch and roll are kept all the way; turning is about the world's +z. */
  readonly start: Pose;
  /** Metres walked in a frame. */
  readonly stepM: number;
  /** The most turned in a frame, radians. */
  readonly turnRad: number;
  /** Whether a body cannot get from one pose to the next; by default nothing is in the way. */
  readonly isBlocked?: (from: Pose, to: Pose) => boolean;
}

/**
 * The walker's pose after a move on the floor.
 *
 * @param aheadM along the start's heading, metres
 * @param leftM to the left of it, metres
 * @param yawRad turned to the left of it, radians
 */
export function standing({ start }: Walker, aheadM: number, leftM: number, yawRad: number): Pose {
  if (aheadM === 0 && leftM === 0 && yawRad === 0) return start;
  const turn: Pose = { rotation: [0, 0, Math.sin(yawRad / 2), Math.cos(yawRad / 2)], translation: [0, 0, 0] };
  const [x, y, z] = start.translation;
  const headingRad = yawPitchOf(start).yawRad;
  const [aheadX, aheadY] = [Math.cos(headingRad), Math.sin(headingRad)];
  return {
    rotation: compose(turn, start).rotation,
    translation: [x + aheadM * aheadX - leftM * aheadY, y + aheadM * aheadY + leftM * aheadX, z],
  };
}

/** Frames that a turn takes when none turns by more than the walker can. */
export function turnFrames({ turnRad }: Walker, angleRad: number): number {
  // A turn of 90° in steps of 7.5° is twelve frames, whichever way its division was rounded.
  return Math.max(1, Math.ceil(Math.abs(angleRad) / turnRad - 1e-9));
}

/**
 * The largest walk of its kind that nothing is in the way of: where a side runs into a wall, the whole walk is made
 * shorter, so that it keeps its shape and still closes.
 *
 * @param frames the size asked for
 * @param leastFrames the smallest size that is still such a walk
 * @param walkOf the walk of a size
 * @throws SuiteError where even the smallest one is blocked, or the size asked for is smaller than it
 */
export function longestFree(
  walker: Walker,
  frames: number,
  leastFrames: number,
  walkOf: (frames: number) => Pose[],
): Pose[] {
  if (frames < leastFrames)
    throw new SuiteError(`This walk takes ${leastFrames} frames at least, not ${frames}; ask for more.`);
  for (let size = frames; size >= leastFrames; size--) {
    const walk = walkOf(size);
    if (isFree(walker, walk)) return walk;
  }
  throw new SuiteError(
    `There is no room for a walk of even ${leastFrames} frames from this pose; start elsewhere, or walk in shorter steps.`,
  );
}

function isFree({ isBlocked }: Walker, walk: readonly Pose[]): boolean {
  return !isBlocked || walk.every((pose, at) => at === 0 || !isBlocked(walk[at - 1], pose));
}
