import type { Start } from '@dreamwalk/environment';
import type { Pose, Vec3 } from '@dreamwalk/geometry';

/** What a walk begins with. */
export interface WalkStart {
  readonly start: Start;
  /** Where the walk begins. */
  readonly pose: Pose;
  /** What it was made from, in a few words: `world 1000003`, `image cat.png` … */
  readonly source: string;
  /** Where a walker gets who wants to go `from` → `to` (world, metres); nothing is in the way where it is absent. */
  readonly collide?: (from: Vec3, to: Vec3) => Vec3;
  /**
   * Whether a trajectory is taken as it is: a toured place has coordinates that mean something, and the walk may begin
   * anywhere. From a lone view it has to begin at that view, so a trajectory is carried there.
   */
  readonly hasCoordinates: boolean;
}

/** The start of a walk that begins elsewhere; from a lone view it cannot, so that one is returned as it is. */
export function beginAt(walk: WalkStart, pose: Pose): WalkStart {
  const { start } = walk;
  return start.kind === 'tour' ? { ...walk, pose, start: { ...start, pose } } : walk;
}
