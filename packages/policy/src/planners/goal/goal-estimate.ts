import type { Pose } from '@dreamwalk/geometry';

/** Where a planner takes the goal to be. */
export interface GoalEstimate {
  readonly pose: Pose;
  /** 0, a guess, to 1, told. */
  readonly confidence: number;
  /** Of the goal's picture, where there is one. */
  readonly latent?: Float32Array;
  /** How far latents dreamed in this place usually are from it; absent where none was dreamed. */
  readonly usualDistance?: number;
}
