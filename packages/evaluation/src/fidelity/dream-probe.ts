import type { FollowedMotion } from '../policy-statistics/action-following.ts';
import type { StateError } from '../policy-statistics/state-alignment.ts';
import type { ImaginedArm } from '../report/evaluation-summary.ts';
import type { WorldShift } from '../suites/capabilities.ts';

/** A dreamed state so many frames from the start. */
export interface ProbedState extends StateError {
  readonly horizon: number;
}

/** What replaying a known walk in a dream showed of the dream. */
export interface ProbeFindings {
  /** Of frame pairs spread evenly over the walk. */
  readonly motions: readonly FollowedMotion[];
  /** By horizon; empty where nobody knows what is true. */
  readonly states: readonly ProbedState[];
}

/** A start in an imagined arm, probed: a line of `probes.jsonl`. */
export interface DreamProbe extends ProbeFindings {
  readonly arm: ImaginedArm;
  readonly startIndex: number;
  /** How its world differs from those that models are trained on; absent where it does not. */
  readonly shift?: WorldShift;
}
