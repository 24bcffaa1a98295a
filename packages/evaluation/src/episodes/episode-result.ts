import type { WorldShift } from '../suites/capabilities.ts';

/**
 * Where an episode happened: imagined from a tour of the place, imagined from a single view, or in the simulator.
 */
export type Arm = 'tour' | 'view' | 'reality';

/** Where the time of an episode went; the only part of a result that differs between two runs. */
export interface EpisodeTimings {
  readonly totalMs: number;
  readonly policyMs: number;
  readonly environmentMs: number;
}

/** How an episode went. */
export interface EpisodeFigures {
  readonly outcome: 'success' | 'failure' | 'failed-to-act';
  /** Why a policy failed to act, in a sentence. */
  readonly reason?: string;
  /** Progress towards success, 0 to 1; 1 where it succeeded. */
  readonly score: number;
  readonly steps: number;
  /** Frames from the start to success; null where there was none. */
  readonly successStep: number | null;
  /** Metres walked. */
  readonly pathM: number;
  /** Metres from the goal at the end; null where the task has no goal that is a place. */
  readonly goalDistanceM: number | null;
  /** Steps in which something was in the way. */
  readonly blockedSteps: number;
  /** Steps that a planner's world model was run for. */
  readonly worldModelSteps: number;
  /** Mean over the frames of the share of pixels, 0 to 1, that remembered real views covered; null in reality. */
  readonly coveredShare: number | null;
  readonly timings: EpisodeTimings;
}

/** What came of one episode: a line of `results.jsonl`. */
export interface EpisodeResult extends EpisodeFigures {
  /** `arm/policy/task/start/seed/sample`, and `/shift` where there is one: unique in a suite, and the same in every run of it. */
  readonly key: string;
  readonly arm: Arm;
  readonly policy: string;
  readonly task: string;
  /** Number of the start state, from 0; every policy, arm and seed has the same ones. */
  readonly startIndex: number;
  /** Seed of the simulated world that the start state is in; null where the place is that of a recorded walk. */
  readonly worldSeed: number | null;
  /** The recorded walk, as the suite names its folder; absent in simulated worlds. */
  readonly tour?: string;
  /** How the simulated world differs from those that models are trained on; absent where it does not. */
  readonly shift?: WorldShift;
  /** Key of the noise. */
  readonly seed: number;
  /** Which of several futures of one seed; always 0 in reality. */
  readonly sample: number;
  /** Metres of the shortest way to the goal; null where the task has no goal that is a place. */
  readonly shortestM: number | null;
  /** SHA-256 of the twists that were carried out. */
  readonly actionsSha256: string;
}
