import type { RgbFrame } from '@dreamwalk/environment';
import type { Pose } from '@dreamwalk/geometry';
import type { NoiseKey, StoredView, TaskOptions } from '@dreamwalk/inference';
import type { MemoryEntry } from '../memory/memory-entry.ts';
import type { ContextFrame, FrameContext } from './frame-context.ts';
import type { StageClock } from './stage-clock.ts';

/** One frame to make. */
export interface FrameRequest extends TaskOptions {
  readonly pose: Pose;
  /** What the frames before left. */
  readonly context: FrameContext;
  /** Null for the first frame of a tour. */
  readonly previous: MemoryEntry | null;
  /** By age. */
  readonly retrieved: readonly MemoryEntry[];
  /** Of this very frame, draw 0. */
  readonly noise: NoiseKey;
  /** Store what this latent decodes to, not the sampled one, which is still returned. */
  readonly forcedLatent?: Float32Array;
  /** Decode this true frame's own latent too, beside what is stored. */
  readonly trueFrame?: RgbFrame;
  readonly clock: StageClock;
}

/** How well the shown views cover a frame. */
export interface FrameCover {
  /** Share of the pixels, 0 to 1, that a shown view covers. */
  readonly coveredShare: number;
  /** Share of the pixels, 0 to 1, that a shown view covers which was seen and not dreamed. */
  readonly realShare: number;
  /** What the shown views look like by themselves; where splats are kept. */
  readonly splat?: RgbFrame;
  /** [H · W], 1 where a shown view covers the pixel; absent where the model is shown no splat and none is kept. */
  readonly coveredMask?: Uint8Array;
}

/** A frame that was made. */
export interface MadeFrame extends FrameCover {
  /** Frame and depth; the caller's to release. */
  readonly view: StoredView;
  /** The sampled latent [channels · height · width]. */
  readonly latent: Float32Array;
  /** What the next frame is made in. */
  readonly context: FrameContext;
  /** Where a latent was forced: largest difference between its frame and the sampled one's, colours in [−1, 1]. */
  readonly forcedDifference?: number;
  /** Where a true frame was given: what its own latent decodes to, everything else equal. */
  readonly reconstruction?: RgbFrame;
}

/**
 * One of the ways in which memory conditions a model. Holds nothing from frame to frame: what a frame leaves to the next
 * is in its context.
 */
export interface FrameMaker {
  /** Whether remembered views are shown as latents and so must keep theirs. */
  readonly needsLatents: boolean;
  /** How many views the memory is asked for. */
  retrievalCount(previous: MemoryEntry | null): number;
  /** The context after a true view. */
  see(context: FrameContext, seen: ContextFrame): FrameContext;
  /** Makes a frame. The signal is looked at between graphs. Nothing is left behind where it fails. */
  make(request: FrameRequest): Promise<MadeFrame>;
}
