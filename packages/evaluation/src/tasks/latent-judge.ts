import type { Observation, RgbFrame } from '@dreamwalk/environment';
import type { Judge, Verdict } from './judge.ts';

/** Turns pictures into latents, [any length] each, all of one length. */
export interface FrameEncoder {
  encode(frame: RgbFrame): Promise<Float32Array>;
}

/**
 * Success where the poses mean nothing: root mean square difference of the latents of the frame and of the goal's picture, over
 * the root mean square of the goal's, at most the threshold. 0 is the same picture.
 */
export class LatentJudge implements Judge {
  readonly #encoder: FrameEncoder;
  readonly #goal: RgbFrame;
  readonly #threshold: number;
  #sought: Float32Array | null = null;
  #first: number | null = null;
  #nearest = Number.POSITIVE_INFINITY;

  /** @param threshold of the latent distance; declare it with every number that it leads to */
  constructor(encoder: FrameEncoder, goal: RgbFrame, threshold: number) {
    this.#encoder = encoder;
    this.#goal = goal;
    this.#threshold = threshold;
  }

  async look({ frame }: Pick<Observation, 'frame'>): Promise<Verdict> {
    this.#sought ??= await this.#encoder.encode(this.#goal);
    const distance = latentDistance(await this.#encoder.encode(frame), this.#sought);
    this.#first ??= distance;
    this.#nearest = Math.min(this.#nearest, distance);
    const success = distance <= this.#threshold;
    const made = this.#first > 0 ? 1 - this.#nearest / this.#first : 0;
    return { success, score: success ? 1 : Math.min(1, Math.max(0, made)), goalDistanceM: null };
  }
}

/** Root mean square difference of two latents over the root mean square of the second. */
export function latentDistance(latent: Float32Array, goal: Float32Array): number {
  let difference = 0;
  let size = 0;
  for (let at = 0; at < goal.length; at++) {
    difference += (latent[at] - goal[at]) ** 2;
    size += goal[at] ** 2;
  }
  return Math.sqrt(difference / size);
}
