import type { Pose } from '@dreamwalk/geometry';
import { fillGaussian, type NoiseKey } from '@dreamwalk/inference';
import type { LatentContextManifest } from '@dreamwalk/model-package';
import type { MemoryEntry } from '../../memory/memory-entry.ts';
import type { ContextFrame, FrameContext } from '../frame-context.ts';
import { addNoise } from './window-sampler.ts';

/** The draw of a frame's noise that is mixed into it where it is context; draw 0 is what it was sampled from. */
const CONTEXT_DRAW = 1;

/** A frame as the conditioner is shown it. */
export interface ShownFrame {
  readonly pose: Pose;
  /** [channels · height · width] */
  readonly latent: Float32Array;
  readonly noiseLevel: number;
}

/** A place of the context. */
export interface ContextPlace {
  /** Temporal position of whatever is here. */
  readonly timeIndex: number;
  /** Absent where nothing fills the place. */
  readonly shown?: ShownFrame;
}

/**
 * The window as it is shown, oldest first: with an attention sink, a full one has the episode's first frame in its oldest place.
 *
 * @param windowFrames that make a full one
 */
export function shownWindow(
  { window, first }: FrameContext,
  { context }: LatentContextManifest,
  windowFrames: number,
): readonly ContextFrame[] {
  const isFull = window.length === windowFrames;
  return context.attentionSink && isFull && first ? [first, ...window.slice(1)] : window;
}

/**
 * Every place of the context and what fills it: memory slots first, then the window. Memory fills its slots from the
 * first on, the window its places from the last on, so that the newest frame always has the same position in time,
 * however long the rollout.
 *
 * @param noise of the frame being made; a window frame's own follows from its number alone, so that it is the same
 *   whenever the frame is shown
 */
export function placeFrames(
  { memory, context }: LatentContextManifest,
  retrieved: readonly MemoryEntry[],
  window: readonly ContextFrame[],
  noise: NoiseKey,
): ContextPlace[] {
  const slots = Array.from({ length: memory.slots }, (_, slot) => {
    const entry = retrieved.at(slot);
    // A model of this kind has its memory keep latents.
    const shown = entry && { pose: entry.pose, latent: entry.latent!, noiseLevel: 0 };
    return { timeIndex: memory.timeIndex, shown };
  });
  const { noiseLevel } = context;
  const absent = context.frames - window.length;
  const places = Array.from({ length: context.frames }, (_, timeIndex) => {
    if (timeIndex < absent) return { timeIndex };
    const { pose, latent, frameIndex } = window[timeIndex - absent];
    const key = { ...noise, frame: frameIndex, draw: CONTEXT_DRAW };
    return { timeIndex, shown: { pose, latent: withNoise(latent, noiseLevel, key), noiseLevel } };
  });
  return [...slots, ...places];
}

function withNoise(latent: Float32Array, sigma: number, key: NoiseKey): Float32Array {
  if (sigma === 0) return latent;
  const noise = new Float32Array(latent.length);
  fillGaussian(noise, key);
  return addNoise(latent, noise, sigma);
}
