/**
 * The velocity v = n − x₀ that the denoiser predicts for noisy frames.
 *
 * @param sample [frames · channels · height · width]
 * @param sigmas noise level of each frame
 * @returns of the sample's shape
 */
export type PredictVelocity = (sample: Float32Array, sigmas: readonly number[]) => Promise<Float32Array>;

/** One frame to sample. */
export interface SamplingTask {
  /** Latents of this frame and of those after it that are partly denoised already; empty where none are. */
  readonly begun: readonly Float32Array[];
  /** The newest clean latent of the window; null where the window is empty. */
  readonly newest: Float32Array | null;
  /** Standard normal noise of one latent, of the frame so many frames ahead of this one. */
  readonly noise: (framesAhead: number) => Float32Array;
  readonly predict: PredictVelocity;
}

/** A sampled frame. */
export interface SampledFrame {
  /** [channels · height · width] */
  readonly latent: Float32Array;
  /** What is partly denoised of the frames after it, the next one first. */
  readonly begun: readonly Float32Array[];
}

/** A way through the noise levels of a window. */
export interface WindowSampler {
  /** Noisy frames that the denoiser is given at once: this one and those after it. */
  readonly frames: number;
  sample(task: SamplingTask): Promise<SampledFrame>;
}

/**
 * One Euler step of flow matching along the velocity, x + (σ′ − σ)·v. In memory, on every provider alike: a latent is a
 * few kilobytes, and is needed in memory anyhow.
 */
export function eulerStep(
  x: Float32Array,
  velocity: Float32Array,
  sigma: number,
  sigmaNext: number,
): Float32Array {
  return x.map((value, at) => value + (sigmaNext - sigma) * velocity[at]);
}

/** A clean latent at a noise level of flow matching: x_σ = (1 − σ)·z + σ·n. */
export function addNoise(clean: Float32Array, noise: Float32Array, sigma: number): Float32Array {
  return clean.map((value, at) => (1 - sigma) * value + sigma * noise[at]);
}
