import type { DreamProbe, EvaluatedPolicy, EvaluatedTask, EvaluationHeader } from '@dreamwalk/evaluation';
import type { Suite } from '../suite/suite-schema.ts';
import type { FinishedEpisode } from './finished-episode.ts';
import type { PlannedUnit } from './plan-episodes.ts';

/** What a suite turned out to be once it was opened. */
export interface OpenedSuite {
  readonly model: EvaluationHeader['model'];
  readonly policies: readonly EvaluatedPolicy[];
  readonly tasks: readonly EvaluatedTask[];
  readonly provider: string;
  readonly versions: EvaluationHeader['versions'];
}

/** What a worker is told. */
export type WorkerOrder =
  | {
      readonly type: 'open';
      readonly suite: Suite;
      /** Paths in the suite are relative to this folder. */
      readonly folder: string;
      /** Of the world model. */
      readonly modelFolder: string;
      readonly threads: number;
    }
  /** A unit without what is done of it. */
  | { readonly type: 'run'; readonly unit: PlannedUnit };

/** What a worker tells. */
export type WorkerReport =
  | { readonly type: 'ready'; readonly about: OpenedSuite }
  /** Now and then, for as long as its thread is not blocked. */
  | { readonly type: 'alive' }
  | { readonly type: 'probed'; readonly probe: DreamProbe }
  | { readonly type: 'began'; readonly key: string }
  | { readonly type: 'finished'; readonly episode: FinishedEpisode }
  | { readonly type: 'unit-done' }
  | { readonly type: 'failed'; readonly message: string };
