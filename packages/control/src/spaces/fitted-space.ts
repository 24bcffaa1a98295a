import type { Pose } from '@dreamwalk/geometry';
import type { ActionSpace } from './action-space.ts';

/** A walk that really happened: the camera-to-world pose of every frame, the start first. */
export type RecordedWalk = readonly Pose[];

/** What every fit takes. */
export interface FitOptions {
  /** Key of the draws; equal seeds on equal walks give equal spaces. Default 0. */
  readonly seed?: number;
  readonly signal?: AbortSignal;
}

/** A space that was learned from walks. `JSON.stringify` stores it without loss, beside the policy that acts in it. */
export interface FittedSpace extends ActionSpace {
  /** What its family reads back. */
  toJSON(): unknown;
}

/** Spaces of one kind: learned from walks, or read back from where one was stored. */
export interface SpaceFamily<Space extends FittedSpace, Options extends FitOptions = FitOptions> {
  /** That of its spaces. */
  readonly id: string;
  /** @throws SpaceFitError where the walks are too short or too few to learn from */
  fit(walks: readonly RecordedWalk[], options?: Options): Promise<Space>;
  /** @throws StoredSpaceError where this is no stored space of the family */
  fromJSON(stored: unknown): Space;
}
