import type { Pose } from '@dreamwalk/geometry';

/** A frame of the short-term window. */
export interface ContextFrame {
  readonly frameIndex: number;
  readonly pose: Pose;
  /** [channels · height · width], clean. */
  readonly latent: Float32Array;
}

/**
 * What a frame leaves to the next one beside the memory. Nothing in it is ever changed, so that a snapshot keeps it by
 * keeping a reference.
 */
export interface FrameContext {
  /** The newest frames, oldest first. */
  readonly window: readonly ContextFrame[];
  /** The first frame of the episode; null before it. */
  readonly first: ContextFrame | null;
  /** Latents of the frames to come that are partly denoised, the next one first. */
  readonly begun: readonly Float32Array[];
}

/** The context of a first frame, and of every frame of a model that takes none. */
export const EMPTY_CONTEXT: FrameContext = { window: [], first: null, begun: [] };

/**
 * The context after one more frame.
 *
 * @param windowFrames how many frames the window holds, W
 * @param begun what was left partly denoised; none after a true view, which is not what the begun frames lead to
 */
export function extendContext(
  { window, first }: FrameContext,
  frame: ContextFrame,
  windowFrames: number,
  begun: readonly Float32Array[] = [],
): FrameContext {
  return { window: [...window, frame].slice(-windowFrames), first: first ?? frame, begun };
}
