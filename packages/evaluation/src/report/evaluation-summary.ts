import type { Arm } from '../episodes/episode-result.ts';
import type { ActionFollowing } from '../policy-statistics/action-following.ts';
import type { Calibration } from '../policy-statistics/calibration.ts';
import type { Estimate, Interval } from '../policy-statistics/interval.ts';
import type { PairCounts } from '../policy-statistics/paired-difference.ts';
import type { VarianceParts } from '../policy-statistics/variance-parts.ts';
import type { WorldShift } from '../suites/capabilities.ts';
import type { EvaluationHeader } from './evaluation-header.ts';

/** An arm that is imagined. */
export type ImaginedArm = Exclude<Arm, 'reality'>;

/**
 * All that is said of an evaluation, as JSON. Intervals hold 95 %; those that name no method are cluster bootstraps over
 * start states, and are absent where all starts agree. An episode in which a policy failed to act counts as a failure.
 */
export interface EvaluationSummary {
  readonly header: EvaluationHeader;
  readonly options: SummaryFacts;
  /** Those that have episodes, imagined ones first. */
  readonly arms: readonly Arm[];
  readonly episodes: number;
  readonly starts: number;
  /** Seed of a simulated world that none is below; null without an episode. */
  readonly leastWorldSeed: number | null;
  /** By arm and policy, over all tasks (`task` null) and by task, in the header's order; those without episodes are left out. */
  readonly cells: readonly CellSummary[];
  /** Success by kind of world; empty where all of them are of the kind that models are trained on. */
  readonly shifts: readonly ShiftedSuccess[];
  /** Every other policy against the baseline, in each arm. */
  readonly comparisons: readonly PolicyComparison[];
  /** What a tour is worth to each policy: tour less single view; empty where one of the arms is absent. */
  readonly tourGains: readonly TourGain[];
  readonly rankings: readonly Ranking[];
  /** Imagination against reality; empty where there is no reality. */
  readonly agreements: readonly Agreement[];
  /** Of each imagined arm, how much was mostly invented. */
  readonly abstentions: readonly Abstention[];
  readonly failures: readonly ActFailure[];
  /** How far the world model itself can be trusted in each imagined arm; empty where no dream was probed. */
  readonly modelFidelity: readonly ModelFidelity[];
}

/** How a summary was computed. */
export interface SummaryFacts {
  /** The policy that the others are compared with; null where there is none. */
  readonly baseline: string | null;
  /** Imagined episodes with less covered than this are *mostly invented*. */
  readonly leastCoveredShare: number;
  readonly resamples: number;
  readonly bootstrapSeed: number;
}

/** What came of one policy in one arm, in one task or over all. */
export interface CellSummary {
  readonly arm: Arm;
  readonly policy: string;
  /** Null over all tasks. */
  readonly task: string | null;
  readonly episodes: number;
  readonly starts: number;
  readonly successes: number;
  readonly successRate: number;
  /** Of the success rate. Takes episodes for independent, which those of one start are not. */
  readonly wilson: Interval;
  /** Of the success rate, guaranteed coverage, under the same assumption. */
  readonly clopperPearson: Interval;
  /** Of the success rate, over start states; Wilson's of the starts where every episode succeeds, or none. */
  readonly overStarts: Interval | null;
  readonly score: Estimate;
  /** Success weighted by path length in metres, over episodes with a goal that is a place. */
  readonly spl: Estimate;
  /** Mean length of an episode, frames. */
  readonly steps: number;
  /** Share of steps in which something was in the way. */
  readonly blockedShare: number;
  /** Steps that a planner's world model was run for, mean of an episode. */
  readonly worldModelSteps: number;
  readonly failedToAct: number;
  /** Mean share of pixels that remembered real views covered; null in reality. */
  readonly coveredShare: number | null;
  /** Of the score; null where starts have a single episode each, or not all the same number. */
  readonly variance: VarianceParts | null;
  /** Over simulated worlds, one that differs being another; their success rates are what is ranked. */
  readonly worlds: { readonly count: number; readonly worst: number; readonly worstTenth: number };
}

/** What came of one policy over all tasks in worlds of one kind. */
export interface ShiftedSuccess {
  readonly arm: Arm;
  readonly policy: string;
  /** How the worlds differ from those that models are trained on; null where they do not. */
  readonly shift: WorldShift | null;
  readonly episodes: number;
  readonly successRate: number;
  readonly wilson: Interval;
  /** Success less that in the same worlds as they are, over starts; null there, and where those were not evaluated. */
  readonly difference: Estimate | null;
}

/** A policy beside the baseline, over the episodes that both have. */
export interface PolicyComparison {
  readonly arm: Arm;
  readonly policy: string;
  readonly baseline: string;
  /** First is the policy, second the baseline. */
  readonly pairs: PairCounts;
  /** Success of the policy less that of the baseline. */
  readonly difference: Estimate;
  /** McNemar's exact test. */
  readonly pValue: number;
  /** Corrected after Holm for all comparisons of the arm. */
  readonly holmPValue: number;
}

/** A policy's success from a tour less that from a single view. */
export interface TourGain {
  readonly policy: string;
  /** First is the tour, second the single view. */
  readonly pairs: PairCounts;
  readonly difference: Estimate;
}

/** How probable each rank of each candidate is, by success over all tasks. */
export interface Ranking {
  readonly arm: Arm;
  readonly policies: readonly string[];
  /** [policy][rank − 1] */
  readonly probabilities: readonly (readonly number[])[];
}

/** How well imagination tells what would happen in reality. */
export interface Agreement {
  readonly arm: ImaginedArm;
  /** The candidates alone, or the floor and the ceiling with them. */
  readonly policies: 'candidates' | 'all';
  /** All matched episodes, or those alone that are not mostly invented, in imagination and in reality. */
  readonly episodes: 'all' | 'remembered';
  /** Matched episodes. */
  readonly pairs: number;
  readonly byPolicy: AgreementLevel;
  readonly byCell: AgreementLevel;
  /** Of the imagined probability of success (mean over world samples) against what happened; null without a pair. */
  readonly brier: number | null;
  /** First is imagination, second reality. */
  readonly confusion: PairCounts;
}

/** Agreement of success rates, each of a policy or of a policy in a task. */
export interface AgreementLevel {
  readonly points: readonly AgreementPoint[];
  /**
   * The correlations and the rank violation have no value where there are fewer than three points, or nothing varies.
   * Their intervals are reflected, so that the noise of the rates is allowed for; the value itself may lie outside.
   */
  readonly pearson: Estimate;
  readonly spearman: Estimate;
  readonly kendall: Estimate;
  /** Mean maximum rank violation, in units of real success. */
  readonly mmrv: Estimate;
  /** Null where there is no point. */
  readonly calibration: Calibration | null;
}

/** Imagined and real success over the same matched episodes. */
export interface AgreementPoint {
  readonly policy: string;
  /** Null over all tasks. */
  readonly task: string | null;
  readonly pairs: number;
  readonly imagined: Estimate;
  readonly real: Estimate;
  /** Imagined less real. */
  readonly difference: Estimate;
}

/** How many episodes of an arm were mostly invented. */
export interface Abstention {
  readonly arm: ImaginedArm;
  readonly episodes: number;
  readonly mostlyInvented: number;
}

/** What known walks, replayed in the dreams of an arm, showed of the world model. */
export interface ModelFidelity {
  readonly arm: ImaginedArm;
  /** Walks that were replayed, one a start. */
  readonly starts: number;
  /** Null where nothing moved, or the dreams have no depth. */
  readonly actionFollowing: ActionFollowing | null;
  /** By horizon; empty where nobody knows what is true. */
  readonly stateAlignment: readonly AlignedHorizon[];
}

/** State Alignment so many frames from the start. */
export interface AlignedHorizon {
  readonly horizon: number;
  /** Those whose walk is that long. */
  readonly starts: number;
  readonly alignment: Estimate;
}

/** An episode in which a policy failed to act. */
export interface ActFailure {
  readonly key: string;
  readonly arm: Arm;
  readonly policy: string;
  readonly task: string;
  readonly startIndex: number;
  readonly steps: number;
  readonly reason: string;
}
