import { createStore, type StoreApi } from 'zustand/vanilla';
import type {
  EvaluationRun,
  EvaluationsOffer,
  ListedEvaluation,
  SuiteRequest,
} from '../../../../shared/evaluation-protocol.ts';
import type { LibraryRefusal } from '../../../../shared/library-protocol.ts';
import type { DreamedAgain } from './evaluation-client.ts';

/** What is shown of a run, in the order of the tabs. */
export const RESULT_TABS = ['success', 'differences', 'reality', 'failures'] as const;

export type ResultTab = (typeof RESULT_TABS)[number];

/** Which episodes are looked at, by id; empty for all of them. */
export interface EpisodeFilter {
  readonly policy: string;
  readonly task: string;
  readonly arm: string;
}

export const NO_FILTER: EpisodeFilter = { policy: '', task: '', arm: '' };

/** A run under way. */
export interface RunningEvaluation {
  readonly name: string;
  readonly done: number;
  readonly total: number;
  /** Episodes that had been run when it began, and when that was: for how long it will still take. */
  readonly doneBefore: number;
  readonly sinceMs: number;
}

/** A suite whose paths are relative to a folder that nobody knows yet, and what the native side says to it. */
export interface UnplacedSuite {
  readonly suite: SuiteRequest;
  readonly problem: LibraryRefusal;
}

/** What the room shows. */
export interface EvaluationsState {
  /** Whether there is a native side to run anything at all. */
  readonly isNative: boolean;
  /** Undefined until the native side has told. */
  readonly offer: EvaluationsOffer | undefined;
  readonly runs: readonly ListedEvaluation[] | undefined;
  /** A suite is being put together. */
  readonly isBuilding: boolean;
  /** The folder of this one is asked for. */
  readonly unplaced: UnplacedSuite | undefined;
  /** The run that is looked at. */
  readonly selectedName: string | undefined;
  /** Undefined until it has been read. */
  readonly selected: EvaluationRun | undefined;
  readonly running: RunningEvaluation | undefined;
  /** An episode that is dreamed again; `total` is 0 until the model is open. */
  readonly dreaming: { readonly key: string; readonly done: number; readonly total: number } | undefined;
  /** The episode that was dreamed again last. */
  readonly dreamed: { readonly key: string; readonly again: DreamedAgain } | undefined;
  /** What the episodes of the selected run take up on the disk that were dreamed again. */
  readonly dreamsBytes: number;
  readonly tab: ResultTab;
  /** Of the failures. */
  readonly filter: EpisodeFilter;
  /** The last run that was thrown away. */
  readonly removed: { readonly name: string; readonly ticket: string } | undefined;
  /** Why the last request was refused. */
  readonly problem: LibraryRefusal | undefined;
}

export type EvaluationsStore = StoreApi<EvaluationsState>;

export function createEvaluationsStore(isNative: boolean): EvaluationsStore {
  return createStore<EvaluationsState>(() => ({
    isNative,
    offer: undefined,
    runs: undefined,
    isBuilding: false,
    unplaced: undefined,
    selectedName: undefined,
    selected: undefined,
    running: undefined,
    dreaming: undefined,
    dreamed: undefined,
    dreamsBytes: 0,
    tab: 'success',
    filter: NO_FILTER,
    removed: undefined,
    problem: undefined,
  }));
}

/** How long a run will still take, in milliseconds, as far as its pace tells; undefined where it does not yet. */
export function remainingMs(
  { done, total, doneBefore, sinceMs }: RunningEvaluation,
  nowMs: number,
): number | undefined {
  const doneNow = done - doneBefore;
  return doneNow === 0 ? undefined : ((nowMs - sinceMs) / doneNow) * (total - done);
}
