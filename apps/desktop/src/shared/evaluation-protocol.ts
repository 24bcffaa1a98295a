import type { ListedEvaluation, ShelvedEvaluation, SuiteOffer } from '@dreamwalk/host/node';

export type { ListedEvaluation, SuiteOffer };

/**
 * Between the page and the native side's evaluations, in the manner and under the path of `library-protocol.ts`:
 *
 * | request | answer |
 * |---|---|
 * | GET evaluations-offer | {@link SuiteOffer} |
 * | GET evaluations | `ListedEvaluation[]`, the newest first |
 * | POST evaluations {@link SuiteRequest} | {@link CreatedEvaluation}; it does not run yet |
 * | GET evaluations/NAME | {@link EvaluationRun} |
 * | POST evaluations/NAME/run | lines: what has not been run is; every episode, and now and then a summary |
 * | POST evaluations/NAME/summary {@link SummaryRequest} | lines: the summary of the episodes so far |
 * | POST evaluations/NAME/dream {@link EpisodeRequest} | lines: an episode is dreamed again, for `dreams/FILE` |
 * | GET evaluations/NAME/dreams/FILE | that dream |
 * | GET evaluations/NAME/files/FILE | the report, or results as other programs read them |
 * | POST evaluations/NAME/reveal | shows it in the file manager, where there is one |
 * | DELETE evaluations/NAME | `Removed` |
 * | POST evaluations-trash/TICKET | puts it back |
 */
export type EvaluationRun = ShelvedEvaluation;

export interface SuiteRequest {
  /** As a suite file has it. */
  readonly suite: string;
}

export interface CreatedEvaluation {
  /** Of its folder. */
  readonly name: string;
}

export interface SummaryRequest {
  /** The policy that the others are compared with; that of the suite where it is null. */
  readonly baseline: string | null;
}

export interface EpisodeRequest {
  readonly key: string;
}
