import type { Pose, Vec3 } from '@dreamwalk/geometry';

/** Where a walker's body fits, as far as is known; what is not known counts as free. */
export interface FreeSpace {
  /** Whether nothing is known to stand in the straight way between two places (world, metres). */
  isFree(from: Vec3, to: Vec3): boolean;
  /** Metres from a place on the floor to the nearest thing that a body would run into; exact up to 1 m. */
  clearanceM(xM: number, yM: number): number;
}

/** The frames of a way before the first that leads into something. */
export function safePart(from: Pose, poses: readonly Pose[], space: FreeSpace): readonly Pose[] {
  const unsafe = poses.findIndex(
    ({ translation }, k) => !space.isFree(k === 0 ? from.translation : poses[k - 1].translation, translation),
  );
  return unsafe < 0 ? poses : poses.slice(0, unsafe);
}
