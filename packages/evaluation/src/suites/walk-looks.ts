import type { RgbFrame } from '@dreamwalk/environment';
import { saturation } from '../metrics/saturation.ts';
import { sharpness } from '../metrics/sharpness.ts';

/** A frame of every so many goes on the film strip. */
const STRIP_EVERY_FRAMES = 30;

/** How a walk looks, frame by frame: the value of step k + 1 at index k. */
export interface WalkLooks {
  readonly sharpness: number[];
  readonly saturation: number[];
  /** Every 30th frame, the start included. */
  readonly stripFrames: RgbFrame[];
}

/** How a dreamed walk looks. */
export interface DreamedLooks extends WalkLooks {
  /** ΔE*ab to the palette. */
  readonly paletteDistance: number[];
}

/** A walk through one world as a film strip: dreamed above, true below. */
export interface WalkStrip {
  readonly seed: number;
  readonly strip: RgbFrame;
}

/** The looks of a walk of which only the start has been seen. */
export function looksFrom(firstFrame: RgbFrame): WalkLooks {
  return { sharpness: [], saturation: [], stripFrames: [firstFrame] };
}

/**
 * Adds the next step.
 *
 * @param step from 1
 */
export function addLook(looks: WalkLooks, frame: RgbFrame, step: number): void {
  looks.sharpness.push(sharpness(frame));
  looks.saturation.push(saturation(frame));
  if (step % STRIP_EVERY_FRAMES === 0) looks.stripFrames.push(frame);
}
