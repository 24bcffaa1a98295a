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
   * Whether coordinates mean something here: a trajectory through a known place is taken as it is, one through a lone
   * image begins at the image.
   */
  readonly hasCoordinates: boolean;
}

/** A start that begins elsewhere. */
export function beginAt(walk: WalkStart, pose: Pose): WalkStart {
  const { start } = walk;
  return start.kind === 'tour' ? { ...walk, pose, start: { ...start, pose } } : { ...walk, pose };
}
