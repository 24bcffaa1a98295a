import type { EpisodeResult, EvaluationSummary } from '@dreamwalk/evaluation';
import type { CheckProgress } from '../models/check-model.ts';
import type { RolloutVerdict } from '../rollouts/verify-rollout.ts';

/** Long work of the library, for a process of its own: inference blocks its thread. All of it survives JSON. */
export type LibraryTask =
  | {
      readonly kind: 'checkModel';
      /** What errors call it. */
      readonly name: string;
      readonly folder: string;
      /** Unpacked into the folder first, where there is one. */
      readonly archive: string | null;
    }
  | {
      readonly kind: 'verifyRollout';
      readonly folder: string;
      /** Folders of models, searched in this order for the one that made it. */
      readonly modelsFolders: readonly string[];
    }
  | {
      readonly kind: 'evaluate';
      /** Of the run; what has been run in it is not run again. */
      readonly folder: string;
      readonly modelsFolders: readonly string[];
      /** The script of the processes that evaluate, where this one is bundled. */
      readonly worker: string;
    }
  | {
      readonly kind: 'summariseEvaluation';
      readonly folder: string;
      /** The policy that the others are compared with; that of the suite where it is null. */
      readonly baseline: string | null;
    }
  | {
      readonly kind: 'dreamEpisode';
      readonly folder: string;
      readonly modelsFolders: readonly string[];
      readonly key: string;
    }
  | {
      /** Pictures of where episodes ended. */
      readonly kind: 'pictureEpisodes';
      readonly folder: string;
      readonly modelsFolders: readonly string[];
      readonly keys: readonly string[];
    };

/** How far a task is. */
export type LibraryProgress =
  | ({ readonly type: 'check' } & CheckProgress)
  | { readonly type: 'unpacking' }
  /** The model of a rollout is opened. */
  | { readonly type: 'opening' }
  /** Frames that were dreamed again. */
  | { readonly type: 'dreaming'; readonly done: number; readonly total: number }
  /** What was seen where an episode ended: RGB, rows first, in base64. */
  | {
      readonly type: 'picture';
      readonly key: string;
      readonly widthPx: number;
      readonly heightPx: number;
      readonly rgb: string;
    }
  /** An episode of a suite came to its end. */
  | {
      readonly type: 'episode';
      readonly done: number;
      readonly total: number;
      readonly result: EpisodeResult;
    }
  /** What the episodes so far come to. */
  | { readonly type: 'summary'; readonly summary: EvaluationSummary };

/** What a task comes to. */
export type LibraryResult =
  | { readonly kind: 'checkModel'; readonly modelId: string }
  | { readonly kind: 'verifyRollout'; readonly verdict: RolloutVerdict }
  | { readonly kind: 'evaluate' }
  | { readonly kind: 'summariseEvaluation'; readonly summary: EvaluationSummary }
  /** Of a saved dream among those of the run, and of the model that dreams it. */
  | { readonly kind: 'dreamEpisode'; readonly modelId: string; readonly file: string }
  | { readonly kind: 'pictureEpisodes' };

/** What the process of a task says: how far it is and, last, how it ended. */
export type LibraryTaskEvent =
  | { readonly type: 'progress'; readonly progress: LibraryProgress }
  | { readonly type: 'done'; readonly result: LibraryResult }
  | { readonly type: 'failed'; readonly name: string; readonly message: string };
