import { createStore, type StoreApi } from 'zustand/vanilla';
import type {
  LibraryAbout,
  LibraryRefusal,
  LibraryResult,
  ListedRecording,
} from '../../../../shared/library-protocol.ts';
import type { Install } from './install-progress.ts';
import type { Shelf } from './library-client.ts';

/** The parts of the library, in the order of their tabs. */
export const LIBRARY_TABS = ['models', 'worlds', 'recordings'] as const;

export type LibraryTab = (typeof LIBRARY_TABS)[number];

type RolloutVerdict = Extract<LibraryResult, { kind: 'verifyRollout' }>['verdict'];

/** A rollout that is dreamed again and compared, or was. */
export type Verification =
  /** `total` is 0 until the model is open. */
  | { readonly status: 'running'; readonly done: number; readonly total: number }
  | { readonly status: 'done'; readonly verdict: RolloutVerdict }
  | { readonly status: 'failed'; readonly problem: LibraryRefusal };

/** Something that was thrown away and can be brought back. */
export interface RemovedThing {
  readonly shelf: Shelf;
  readonly name: string;
  readonly ticket: string;
}

/** What the library shows beside the models, which are the studio's. */
export interface LibraryState {
  readonly tab: LibraryTab;
  /** Whether there is a native side with a library at all. */
  readonly isNative: boolean;
  /** Undefined until the native side has told. */
  readonly about: LibraryAbout | undefined;
  /** The model that is looked at; the one that is open where it is undefined. */
  readonly selectedModelId: string | undefined;
  readonly install: Install | undefined;
  /** Undefined until the native side has told. */
  readonly recordings: readonly ListedRecording[] | undefined;
  readonly search: string;
  /** By the name of the rollout. */
  readonly verifications: Readonly<Record<string, Verification>>;
  /** The last thing thrown away. */
  readonly removed: RemovedThing | undefined;
  /** Why the last request was refused. */
  readonly problem: LibraryRefusal | undefined;
}

export type LibraryStore = StoreApi<LibraryState>;

export function createLibraryStore(isNative: boolean): LibraryStore {
  return createStore<LibraryState>(() => ({
    tab: 'models',
    isNative,
    about: undefined,
    selectedModelId: undefined,
    install: undefined,
    recordings: undefined,
    search: '',
    verifications: {},
    removed: undefined,
    problem: undefined,
  }));
}
