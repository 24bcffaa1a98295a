import type { Compute, Tensor } from '@dreamwalk/inference';

/** What the denoiser makes of a noisy latent: the clean latent that it predicts. The sampler disposes it. */
export type PredictClean = (sample: Tensor, noiseLevel: number) => Promise<Tensor>;

/** The noise levels of so many Euler steps, from pure noise (1) to none (0): linspace(1, 0, steps + 1). */
export function flowEulerSigmas(steps: number): number[] {
  return Array.from({ length: steps + 1 }, (_, step) => (steps - step) / steps);
}

/**
 * Flow matching, x_σ = (1 − σ)·x₀ + σ·n, integrated from noise by Euler steps with x₀-prediction:
 * x ← x + (σ′ − σ)·(x − x₀)/σ. The last step ends at the prediction itself.
 *
 * @param noise standard normal, stays the caller's
 * @returns the clean latent, the caller's to dispose
 */
export async function sampleFlowEuler(
  compute: Compute,
  noise: Tensor,
  steps: number,
  predict: PredictClean,
): Promise<Tensor> {
  const sigmas = flowEulerSigmas(steps);
  let sample = noise;
  try {
    for (let step = 0; step < steps - 1; step++) {
      const clean = await predict(sample, sigmas[step]);
      const next = compute.eulerStep(sample, clean, sigmas[step], sigmas[step + 1]);
      clean.dispose();
      if (sample !== noise) sample.dispose();
      sample = next;
    }
    return await predict(sample, sigmas[steps - 1]);
  } finally {
    if (sample !== noise) sample.dispose();
  }
}
