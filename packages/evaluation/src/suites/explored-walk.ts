import type { RgbFrame } from '@dreamwalk/environment';
import { laplacianSums, noLaplacian, poolLaplacians, sharpnessOf } from '../metrics/sharpness.ts';
import { frameFeatures } from '../two-sample/frame-features.ts';
import { addLook, looksFrom, type WalkLooks } from './walk-looks.ts';

/** The classifier is shown a frame of every so many: the next one tells it hardly anything new. */
export const CLASSIFIED_EVERY_FRAMES = 4;

/** Whether the classifier is shown the frame of a step, the first one being 1. */
export function isClassified(step: number): boolean {
  return step % CLASSIFIED_EVERY_FRAMES === 0;
}

/** How a walk into the unseen looks, dreamed or true. It keeps numbers, and the frames of its film strip. */
export class ExploredWalk {
  readonly looks: WalkLooks;
  /** Of every fourth frame, for the classifier. */
  readonly features: number[][] = [];
  #invented = noLaplacian;

  /** @param firstFrame the one true view that the walk starts from */
  constructor(firstFrame: RgbFrame) {
    this.looks = looksFrom(firstFrame);
  }

  /**
   * Adds the next step.
   *
   * @param step from 1
   * @param inventedMask [H · W], 1 where the first view does not show the pixel's point
   */
  add(frame: RgbFrame, step: number, inventedMask: Uint8Array): void {
    addLook(this.looks, frame, step);
    this.#invented = poolLaplacians(this.#invented, laplacianSums(frame, inventedMask));
    if (isClassified(step)) this.features.push(frameFeatures(frame));
  }

  /** Sharpness of the invented pixels of all frames together; null where there is none. */
  get sharpnessInvented(): number | null {
    return this.#invented.pixels > 0 ? sharpnessOf(this.#invented) : null;
  }
}
