import type { ListedEvaluation, ShelvedEvaluation, SuiteOffer } from '@dreamwalk/host/node';

export type { ListedEvaluation, SuiteOffer };

/**
 * Between the page and the native side's evaluations, in the manner and under the path of `library-protocol.ts`:
 *
 * | request | answer |
 * |---|---|
 * | GET evaluations-offer | {@link EvaluationsOffer} |
 * | GET evaluations | `ListedEvaluation[]`, the newest first |
 * | POST evaluations {@link SuiteRequest} | {@link CreatedEvaluation}; it does not run yet |
 * | GET evaluations/NAME | {@link EvaluationRun} |
 * | POST evaluations/NAME/run | lines: what has not been run is; every episode, and now and then a summary |
 * | POST evaluations/NAME/summary {@link SummaryRequest} | lines: the summary of the episodes so far |
 * | POST evaluations/NAME/dream {@link EpisodeRequest} | lines: an episode is dreamed again, for `dreams/FILE` |
 * | POST evaluations/NAME/pictures {@link PicturesRequest} | lines: pictures of where episodes ended |
 * | GET evaluations/NAME/dreams/FILE | that dream |
 * | GET evaluations/NAME/dreams | {@link KeptDreams} |
 * | DELETE evaluations/NAME/dreams | all of them are gone |
 * | GET evaluations/NAME/files/FILE | the report, or results as other programs read them |
 * | POST evaluations/NAME/reveal | shows it in the file manager, where there is one |
 * | DELETE evaluations/NAME | `Removed` |
 * | POST evaluations-trash/TICKET | puts it back |
 */
export type EvaluationRun = ShelvedEvaluation;

/** What can be chosen for a suite, and where runs lie. */
export interface EvaluationsOffer extends SuiteOffer {
  readonly runsFolder: string;
}

export interface SuiteRequest {
  /** What its file says. */
  readonly text: string;
  /** What errors call that file. */
  readonly file: string;
  /** Where it lies, a whole path: paths in it are relative to there. Null where the page does not know. */
  readonly folder: string | null;
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

/** Episodes that were dreamed again, pictures and all. */
export interface KeptDreams {
  readonly sizeBytes: number;
}

export interface PicturesRequest {
  readonly keys: readonly string[];
}
