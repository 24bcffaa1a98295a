import { shiftedSigma } from './shifted-sigma.ts';
import {
  addNoise,
  eulerStep,
  type SampledFrame,
  type SamplingTask,
  type WindowSampler,
} from './window-sampler.ts';

/** How steep a staircase is. */
export interface Staircase {
  /** Passes a frame. */
  readonly stages: number;
  /** Frames denoised at once. */
  readonly slots: number;
  readonly shift: number;
}

/**
 * The noise levels of a staircase (WorldCam's progressive flow matching, arXiv 2603.16871), [stages + 1][slots]: those of
 * each stage, and in the last row where the last stage ends: the first slot at 0, every other where the one before it
 * began.
 */
export function staircaseSigmas({ stages, slots, shift }: Staircase): number[][] {
  return Array.from({ length: stages + 1 }, (_, stage) =>
    Array.from({ length: slots }, (_, slot) =>
      shiftedSigma((stages * (slot + 1) - stage) / (stages * slots), shift),
    ),
  );
}

/**
 * Samples many frames at once, each noisier than the one before. A frame is finished by passing through every slot: a
 * sampling finishes the first, moves the others up, and begins a new one from its own noise.
 */
export class StaircaseSampler implements WindowSampler {
  readonly frames: number;
  readonly #sigmas: readonly (readonly number[])[];

  constructor(staircase: Staircase) {
    this.frames = staircase.slots;
    this.#sigmas = staircaseSigmas(staircase);
  }

  async sample(task: SamplingTask): Promise<SampledFrame> {
    let slots = task.begun.length > 0 ? [...task.begun, task.noise(this.frames - 1)] : this.#begin(task);
    for (const [stage, sigmas] of this.#sigmas.slice(0, -1).entries()) {
      const next = this.#sigmas[stage + 1];
      const velocity = await task.predict(joined(slots), sigmas);
      slots = slots.map((slot, at) => {
        const own = velocity.subarray(at * slot.length, (at + 1) * slot.length);
        return eulerStep(slot, own, sigmas[at], next[at]);
      });
    }
    const [latent, ...begun] = slots;
    return { latent, begun };
  }

  /** The first staircase of an episode: the newest latent, or an empty one, as deep in noise as each slot is. */
  #begin({ newest, noise }: SamplingTask): Float32Array[] {
    return this.#sigmas[0].map((sigma, slot) => {
      const own = noise(slot);
      return addNoise(newest ?? new Float32Array(own.length), own, sigma);
    });
  }
}

function joined(slots: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(slots.length * slots[0].length);
  for (const [at, slot] of slots.entries()) all.set(slot, at * slot.length);
  return all;
}
