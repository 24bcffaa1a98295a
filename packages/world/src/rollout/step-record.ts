import type { RgbFrame } from '@dreamwalk/environment';
import type { StageTimings } from '../dream/stage-clock.ts';
import type { RetrievedView } from '../retrieval/retrieval-policy.ts';

/** A remembered view that a frame was dreamed from. */
export interface RetrievedRecord {
  readonly entryId: number;
  /** The frame of this rollout that the view is, where it is one. */
  readonly frameIndex?: number;
  /** The view of the tour that it is, where it is one. */
  readonly tourIndex?: number;
  /** Dreamed, not seen. */
  readonly generated: boolean;
  /** In [0, 1], comparable within one policy. */
  readonly score: number;
  /** For people. */
  readonly reason: string;
}

/** How one frame came about. */
export interface StepRecord {
  readonly frameIndex: number;
  /** The memory entry that the frame became. */
  readonly entryId: number;
  /** Dreamed; false for a true view that was only encoded. */
  readonly generated: boolean;
  /** Chosen by the memory policy, oldest first; the previous frame is shown besides. */
  readonly retrieved: readonly RetrievedRecord[];
  /**
   * Share of the pixels, 0 to 1, that the previous frame and the retrieved views cover; 1 for a true view. By the splat,
   * or, where a model is shown none and none is kept, by the memory's coarse grid.
   */
  readonly coveredShare: number;
  /** The same, of views that were seen and not dreamed. Absent where an older file was loaded. */
  readonly realShare?: number;
  /** [channels · height · width] */
  readonly latent: Float32Array;
  readonly timingsMs: StageTimings;
  /** The shown views without the model, holes filled with the mean colour; where the rollout keeps splats. */
  readonly splat?: RgbFrame;
  /** [H · W], 1 where a shown view covers the pixel; absent where the model is shown no splat and none is kept. */
  readonly coveredMask?: Uint8Array;
  /** Where a latent was forced: largest difference between its frame and the sampled one's, colours in [−1, 1]. */
  readonly forcedDifference?: number;
  /** Where a true frame was given: what its own latent decodes to under the same guide and conditions. */
  readonly reconstruction?: RgbFrame;
}

/** A choice as it is recorded. */
export function recordRetrieved({ entry, score, reason }: RetrievedView): RetrievedRecord {
  const { id: entryId, frameIndex, tourIndex, generated } = entry;
  return { entryId, frameIndex, tourIndex, generated, score, reason };
}
