import type { MotionOptions } from '@dreamwalk/control';
import type { Observation, RgbFrame, Snapshot, Start, TaskOptions } from '@dreamwalk/environment';
import type { Camera, Pose, Vec3 } from '@dreamwalk/geometry';
import type { ProviderInfo } from '@dreamwalk/inference';
import type { EncodeTourOptions, MemoryPolicyName, SavedRollout } from '@dreamwalk/world';
import type { FinishedRecording, MemoryMark, ModelSummary, PlaceSummary, RetrievedView } from './protocol.ts';

/** What a walk engine needs from the platform it runs on. */
export interface EnginePlatform {
  /**
   * Loads a model and makes it ready to dream.
   * @throws whatever model-package and inference throw for a model that cannot run here
   */
  openDream(modelId: string, options: OpenDreamOptions): Promise<Dream>;
  /** @throws VideoUnavailableError where nothing can encode a video */
  createRecorder(take: RecordingTake): Promise<WalkRecorder>;
  readonly clock: EngineClock;
}

export interface OpenDreamOptions extends TaskOptions {
  readonly memoryPolicy: MemoryPolicyName;
  readonly onStage: (
    stage: 'runtime' | 'files' | 'graphs' | 'golden',
    fraction: number,
    detail?: string,
  ) => void;
}

/** Time, injected so that tests own it. */
export interface EngineClock {
  nowMs(): number;
  /** The date, for naming files. */
  date(): Date;
  /** Also yields to messages that wait to be received, at 0 too. */
  sleep(durationMs: number): Promise<void>;
}

/** One loaded world model in the middle of a walk. Calls must not overlap. */
export interface Dream {
  readonly model: ModelSummary;
  readonly provider: ProviderInfo;
  readonly camera: Camera;
  /** Of one frame: `[channels, height, width]`. */
  readonly latentDims: readonly [number, number, number];
  readonly pace: WalkingPace;
  /** Begins a walk; the memory holds the start's views and nothing else. */
  begin(start: Start, options: EncodeTourOptions): Promise<DreamedFrame>;
  step(pose: Pose): Promise<DreamedFrame>;
  /** From here on keeps an eye on what its own depth shows to stand in the way, or no longer. */
  watchWalls(watched: boolean): Promise<void>;
  /** Where a walker gets who wants to go `from` → `to`: as far as the walls that it has watched let them. */
  move(from: Vec3, to: Vec3): Vec3;
  /** Keeps this moment: latents, memory and noise; the caller's to dispose. */
  snapshot(): Promise<Snapshot>;
  /** Back to a moment of this walk; what follows is bit by bit what followed it. */
  restore(moment: Snapshot): Promise<DreamedFrame>;
  /** Moments of this walk as plain data, to go on from another day. */
  save(moments: readonly Snapshot[]): Promise<SavedRollout>;
  /**
   * Makes saved moments such that can be restored; the caller's to dispose. The walk at hand stays as it is until then.
   * @throws SavedRolloutError where they are of another model, or of other weights
   */
  load(saved: SavedRollout): Promise<Snapshot[]>;
  /** Keeps the view of a moment from being forgotten, whatever the budget, or no longer. */
  anchor(moment: Snapshot, anchored: boolean): void;
  /** The same walk with the same noise from here on, remembered in its own way; the caller's to dispose. */
  fork(policy: MemoryPolicyName): Promise<DreamFork>;
  setMemoryPolicy(policy: MemoryPolicyName): void;
  /** Most views that the memory holds. */
  readonly memoryBudget: number;
  /** What the views that the memory holds take where they live. */
  readonly memoryBytes: number;
  /** What the memory holds, oldest first. */
  memory(): readonly MemoryMark[];
  /** The picture of a remembered view; undefined once it is forgotten. */
  view(entryId: number): Promise<RgbFrame | undefined>;
  dispose(): Promise<void>;
}

/** How far a walker goes and turns in one frame where nobody asks for more or less. */
export type WalkingPace = Required<Pick<MotionOptions, 'speedM' | 'turnRad'>>;

/** A walk that goes on beside another. */
export interface DreamFork {
  step(pose: Pose): Promise<RgbFrame>;
  dispose(): Promise<void>;
}

/** What a dream tells about one frame. */
export interface DreamedFrame {
  readonly observation: Observation;
  readonly retrieved: readonly RetrievedView[];
  /** 0 to 1. */
  readonly coveredShare: number;
  /** [height · width], 1 where a remembered view shows the pixel; absent where the model cannot tell. */
  readonly covered?: Uint8Array;
  readonly timingsMs: Readonly<Record<string, number>>;
}

/** A place to walk in, and what stands in the walker's way. */
export interface Place {
  readonly summary: PlaceSummary;
  /** What is truly seen from a pose; absent where there is no truth. */
  readonly look?: (pose: Pose) => RgbFrame;
  /** Where a walker gets who wants to go `from` → `to`. */
  readonly collide: (from: Vec3, to: Vec3) => Vec3;
}

/** A place that one comes to anew. */
export interface NewPlace extends Place {
  /** What the dream starts from. */
  readonly start: Start;
  readonly startPose: Pose;
}

/** What a recorder is told before the first frame. */
export interface RecordingTake {
  /** A name for the file, without its ending. */
  readonly name: string;
  readonly framesPerSecond: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Takes down a walk, frame by frame, at a constant frame rate. */
export interface WalkRecorder {
  add(frame: RgbFrame): Promise<void>;
  finish(): Promise<FinishedRecording>;
}
