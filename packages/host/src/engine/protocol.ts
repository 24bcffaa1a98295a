import type { KeyState } from '@dreamwalk/control';
import type { RgbFrame } from '@dreamwalk/environment';
import type { Pose, Twist } from '@dreamwalk/geometry';
import type { ProviderInfo } from '@dreamwalk/inference';
import type { MemoryPolicyName } from '@dreamwalk/world';
import type { BranchMark, TimelinePlace, TimelineSpan } from './timeline.ts';

/**
 * The messages between a studio and the engine, the same over every transport (a Worker's or utility process's
 * `MessagePort`, a child process, a WebSocket). All are plain data that survives structured clone; the only binary
 * fields are `Uint8Array`.
 */

/** What the person asks for. */
export type EngineCommand =
  | { readonly type: 'openModel'; readonly modelId: string }
  /** Walk in the simulated world of this seed, remembered from a tour. */
  | { readonly type: 'newWorld'; readonly seed: number }
  /** Walk on from a lone image (experimental: everything beyond its edge is invented). */
  | { readonly type: 'openImage'; readonly name: string; readonly frame: RgbFrame }
  /** Keys held now, mouse counts since the last such message, and when they were read on the sender's clock. */
  | { readonly type: 'input'; readonly keys: KeyState; readonly timeMs: number }
  | { readonly type: 'pause'; readonly paused: boolean }
  /** On by exactly one frame while paused: dreamed, unless nobody moves and the walk was gone back from a next one. */
  | { readonly type: 'step' }
  /** Back to the start of this place, with the memory as it was there. */
  | { readonly type: 'reset' }
  /**
   * Back to a frame of this walk, or forth again, with latents, memory and noise as they were there. Dreaming on from there begins a
   * branch; the frames after it stay as another one.
   */
  | {
      readonly type: 'rewind';
      readonly frameIndex: number;
      /** A stretch of the branch to go to; where it is left out, the one that one is on. */
      readonly branchId?: number;
    }
  | { readonly type: 'setMemoryPolicy'; readonly policy: MemoryPolicyName }
  /** How a person moves from here on. */
  | { readonly type: 'setMotion'; readonly motion: MotionChoice }
  /** Who walks from here on. */
  | { readonly type: 'drive'; readonly driver: Driver }
  /** What is shown beside the dream from here on. */
  | { readonly type: 'setBeside'; readonly beside: BesideChoice }
  /** Asks for the picture of a remembered view. */
  | { readonly type: 'showView'; readonly entryId: number }
  /** Keeps the moment that is shown, and its view in the memory whatever the budget. Nothing happens where it is kept already. */
  | { readonly type: 'addBookmark'; readonly name: string }
  | { readonly type: 'renameBookmark'; readonly bookmarkId: number; readonly name: string }
  | { readonly type: 'removeBookmark'; readonly bookmarkId: number }
  /** Brings the bookmark back that was removed last. */
  | { readonly type: 'bringBookmarkBack' }
  /** Back to a bookmark, as `rewind` goes to a frame. */
  | { readonly type: 'goToBookmark'; readonly bookmarkId: number }
  /** Asks for the walk as a file, to go on from where it is. */
  | { readonly type: 'saveDream' }
  /** Goes on from where a walk was saved. */
  | { readonly type: 'resumeDream'; readonly name: string; readonly bytes: Uint8Array }
  | { readonly type: 'startRecording' }
  | { readonly type: 'stopRecording' }
  /** A frame has arrived; the engine never runs more than a few frames ahead of this. */
  | { readonly type: 'received'; readonly frameIndex: number }
  /** Stop what is loading. */
  | { readonly type: 'cancel' };

/** How a person moves. Scales are of the model's own pace, 1 is what it says; from 0.05 to 20. */
export interface MotionChoice {
  /** `walk` stays level; `fly` has all six degrees of freedom. */
  readonly mode: 'walk' | 'fly';
  readonly speedScale: number;
  /** Of the turning by keys. */
  readonly keyTurnScale: number;
  /** Of the turning by a gamepad's stick. */
  readonly stickTurnScale: number;
  /** What stops a walker: what truly stands there, as far as that is known, what the dream's own depth shows, or nothing. */
  readonly walls: 'true' | 'dreamed' | 'none';
}

/**
 * Who walks: a person, a policy that wanders about, or a path that is followed pose by pose, a pose a frame, to its end. A path
 * in its own coordinates is laid so that its first pose is where the walk is; `isPlaced` paths are in the world's.
 */
export type Driver =
  | { readonly kind: 'person' }
  | { readonly kind: 'wander' }
  | {
      readonly kind: 'path';
      readonly name: string;
      readonly poses: readonly Pose[];
      readonly isPlaced: boolean;
      /** From its end on to its beginning again, for ever. */
      readonly isLoop: boolean;
    };

/** What is shown beside the dream, at the same pose or of the same frame. */
export type BesideChoice =
  | { readonly kind: 'nothing' }
  /** The true world, where the place has one. */
  | { readonly kind: 'reality' }
  /** The same actions and the same noise from here on, remembered in another way, or not at all. */
  | { readonly kind: 'memory'; readonly policy: MemoryPolicyName }
  /** The frame of the same number of another branch. */
  | { readonly kind: 'branch'; readonly branchId: number };

/** Something that takes a while, as the loading screen shows it. */
export interface LoadingProgress {
  /** What is being loaded, e.g. the model or a place. */
  readonly task: LoadingTask;
  readonly stage: string;
  /** 0 to 1, of the whole task. */
  readonly fraction: number;
  /** A few words or numbers, such as `34 of 60`; may be empty. */
  readonly detail: string;
}

export type LoadingTask = 'model' | 'place';

export interface ModelSummary {
  readonly id: string;
  readonly name: string;
  readonly sizeBytes: number;
  /** Frames a second that the model was trained for. */
  readonly framesPerSecond: number;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Horizontal field of view, radians. */
  readonly hfovRad: number;
  /** Metres a frame at walking pace. */
  readonly speedMPerFrame: number;
  /** The speeds that the model was trained on, metres a frame, where it says so. */
  readonly trainedSpeedsMPerFrame?: { readonly slowest: number; readonly fastest: number };
  /** Remembered views that a frame is dreamed from besides the frame before it, at most. */
  readonly retrievedViews: number;
}

/** Where the walk takes place. */
export type PlaceSummary =
  | { readonly kind: 'world'; readonly seed: number; readonly tourViews: number }
  | { readonly kind: 'image'; readonly name: string }
  /** Remembered from a walk that was recorded there. */
  | { readonly kind: 'tour'; readonly name: string };

/** A remembered view on the map. */
export interface MemoryMark {
  readonly entryId: number;
  readonly pose: Pose;
  /** Dreamed, not seen. */
  readonly generated: boolean;
}

/** A moment that somebody wants to come back to. */
export interface BookmarkMark {
  readonly id: number;
  readonly name: string;
  readonly frameIndex: number;
  readonly pose: Pose;
  readonly frame: RgbFrame;
}

/** A remembered view that this frame was dreamed from. */
export interface RetrievedView {
  readonly entryId: number;
  readonly score: number;
  /** Why it was chosen, in words. */
  readonly reason: string;
}

/** How one frame came about. */
export interface FrameStats {
  /** Milliseconds by stage, in the order in which the stages run. */
  readonly timingsMs: Readonly<Record<string, number>>;
  readonly stepMs: number;
  /** Frames a second as they really come while walking. */
  readonly framesPerSecond: number;
  /** Share of the pixels, 0 to 1, that some remembered view covers. */
  readonly coveredShare: number;
  /** Views that are remembered, how many there may be, and the bytes that they take. */
  readonly memory: {
    readonly real: number;
    readonly generated: number;
    readonly budget: number;
    readonly bytes: number;
  };
}

/** A dreamed frame and everything said about it. */
export interface FrameEvent {
  readonly type: 'frame';
  readonly frameIndex: number;
  readonly frame: RgbFrame;
  /** [height · width], 1 where a remembered view shows the pixel, 0 where it is invented; absent where nobody can tell. */
  readonly covered?: Uint8Array;
  readonly pose: Pose;
  /** The motion that led here; zero at the start. */
  readonly twist: Twist;
  readonly retrieved: readonly RetrievedView[];
  readonly stats: FrameStats;
  /** What is shown beside this frame, and how alike the two are; absent where there is nothing beside it. */
  readonly beside?: { readonly frame: RgbFrame; readonly psnrDb: number };
  /** The frames of this branch that a `rewind` can go to. */
  readonly timeline: TimelineSpan;
  /** Which frame of the walk's tree this is. */
  readonly here: TimelinePlace;
  /** Every stretch of the walk that can be gone to. */
  readonly branches: readonly BranchMark[];
  /** Whether this frame was gone back to, rather than dreamed now. */
  readonly restored: boolean;
  /** The `timeMs` of the newest input that this frame answers, for measuring the way from key to screen. */
  readonly inputTimeMs?: number;
}

/** A finished recording: its bytes where the receiver has to keep them, a path where the engine has. */
export interface FinishedRecording {
  readonly fileName: string;
  readonly mimeType: string;
  readonly durationS: number;
  readonly frameCount: number;
  readonly video?: Uint8Array;
  /** Where it lies on the engine's machine. */
  readonly path?: string;
}

/** A walk as a file, see `encodeDream`. */
export interface DreamFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** An error as it crosses a boundary. */
export interface EngineFailure {
  readonly name: string;
  /** Full sentences: what, where, remedy. */
  readonly message: string;
  /** The call stack, for a report. */
  readonly stack?: string;
  /** What was being done. */
  readonly during: string;
}

/** What the engine says. */
export type EngineEvent =
  | { readonly type: 'loading'; readonly progress: LoadingProgress }
  | { readonly type: 'cancelled'; readonly task: LoadingTask }
  | { readonly type: 'modelReady'; readonly model: ModelSummary; readonly provider: ProviderInfo }
  /** A walk begins (new place or reset); the frame event of its first frame follows. */
  | { readonly type: 'placeReady'; readonly place: PlaceSummary; readonly memory: readonly MemoryMark[] }
  | FrameEvent
  /** What the frame event that follows changes in the memory: first what is removed goes, then what is added comes. */
  | { readonly type: 'memory'; readonly added: readonly MemoryMark[]; readonly removed: readonly number[] }
  /** The picture of a remembered view, sent before the first frame that retrieves it, and when it is asked for. */
  | { readonly type: 'view'; readonly entryId: number; readonly frame: RgbFrame }
  | { readonly type: 'state'; readonly state: EngineState }
  | { readonly type: 'recorded'; readonly recording: FinishedRecording }
  /** All bookmarks of this walk, in the order in which they were set. */
  | { readonly type: 'bookmarks'; readonly bookmarks: readonly BookmarkMark[] }
  | { readonly type: 'dreamSaved'; readonly dream: DreamFile }
  | { readonly type: 'failed'; readonly failure: EngineFailure };

/** What the engine is doing, sent whenever it changes. */
export interface EngineState {
  readonly paused: boolean;
  /** Dreaming frames now; false while standing still. */
  readonly walking: boolean;
  readonly recording: boolean;
  readonly memoryPolicy: MemoryPolicyName;
  readonly driver: Driver['kind'];
  readonly beside: BesideChoice;
}
