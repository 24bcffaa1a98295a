import type {
  BookmarkMark,
  EngineFailure,
  EngineState,
  FinishedRecording,
  LoadingProgress,
  ModelSummary,
  PlaceSummary,
} from '@dreamwalk/host';
import type { ProviderInfo, ProviderName } from '@dreamwalk/inference';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { OfferedModel } from '../../shared/offered-model.ts';

/** A recording that the studio can hand over. */
export interface KeptRecording extends Omit<FinishedRecording, 'video'> {
  /** An object URL, where the bytes are in the page. */
  readonly url?: string;
}

/** An engine that was lost, and another in its place. */
export interface Restart {
  readonly failure: EngineFailure;
  /** A film was being recorded into a file, which ends where the engine did. */
  readonly isFilmCut: boolean;
}

/** A saved dream that the studio has put away, or can hand over. */
export interface KeptDream {
  readonly fileName: string;
  /** An object URL, where it is not in the library. */
  readonly url?: string;
}

/** What the interface shows. What changes with every frame is in `FrameFeed`, not here. */
export interface StudioState {
  /** The provider that is tried or used, and why. */
  readonly rung: { readonly provider: ProviderName; readonly why: string } | undefined;
  readonly provider: ProviderInfo | undefined;
  /** Those that can be opened. */
  readonly models: readonly OfferedModel[];
  readonly model: ModelSummary | undefined;
  readonly place: PlaceSummary | undefined;
  readonly loading: LoadingProgress | undefined;
  readonly engine: EngineState;
  readonly failure: EngineFailure | undefined;
  readonly restart: Restart | undefined;
  readonly recording: KeptRecording | undefined;
  readonly savedDream: KeptDream | undefined;
  readonly bookmarks: readonly BookmarkMark[];
  /** The bookmark that was removed last, and can be brought back. */
  readonly removedBookmark: BookmarkMark | undefined;
  /** The mouse looks round without a button. */
  readonly isMouseCaptured: boolean;
  readonly isHelpOpen: boolean;
  /** What no remembered view shows is tinted. */
  readonly isInventedTinted: boolean;
  /** Beside the dream stands how far the two pictures are apart. */
  readonly isDifferenceShown: boolean;
  /** What is shown is softened, because it flashes too often. */
  readonly isSoftened: boolean;
  /** The last thing worth saying aloud. */
  readonly announcement: string;
}

export type StudioStore = StoreApi<StudioState>;

/** What an engine does that was just started, and has not told anything yet. */
export const FRESH_ENGINE: EngineState = {
  paused: false,
  walking: false,
  recording: false,
  memoryPolicy: 'coverage',
  driver: 'person',
  beside: { kind: 'nothing' },
};

export function createStudioStore(): StudioStore {
  return createStore<StudioState>(() => ({
    rung: undefined,
    provider: undefined,
    models: [],
    model: undefined,
    place: undefined,
    loading: { task: 'model', stage: 'Starting', fraction: 0, detail: '' },
    engine: FRESH_ENGINE,
    failure: undefined,
    restart: undefined,
    recording: undefined,
    savedDream: undefined,
    bookmarks: [],
    removedBookmark: undefined,
    isMouseCaptured: false,
    isHelpOpen: false,
    isInventedTinted: false,
    isDifferenceShown: false,
    isSoftened: false,
    announcement: '',
  }));
}
