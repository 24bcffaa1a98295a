import type { EpisodeResult, EvaluationSummary } from '@dreamwalk/evaluation';
import type { RunRecord } from './run-folder.ts';

/** A run that is whole. */
export interface EvaluationRun {
  readonly folder: string;
  readonly record: RunRecord;
  /** In the order of the plan. */
  readonly results: readonly EpisodeResult[];
  readonly summary: EvaluationSummary;
}
