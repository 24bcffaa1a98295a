import { shiftedSigma } from './shifted-sigma.ts';
import { eulerStep, type SampledFrame, type SamplingTask, type WindowSampler } from './window-sampler.ts';

/** The noise levels of so many steps from pure noise (1) to none (0): linspace(1, 0, steps + 1), shifted. */
export function fewStepSigmas(steps: number, shift: number): number[] {
  return Array.from({ length: steps + 1 }, (_, step) => shiftedSigma((steps - step) / steps, shift));
}

/** Samples one frame at a time, from its own noise in a few Euler steps. */
export class FewStepSampler implements WindowSampler {
  readonly frames = 1;
  readonly #sigmas: readonly number[];

  constructor(steps: number, shift: number) {
    this.#sigmas = fewStepSigmas(steps, shift);
  }

  async sample({ noise, predict }: SamplingTask): Promise<SampledFrame> {
    let latent = noise(0);
    for (const [step, sigma] of this.#sigmas.slice(0, -1).entries())
      latent = eulerStep(latent, await predict(latent, [sigma]), sigma, this.#sigmas[step + 1]);
    return { latent, begun: [] };
  }
}
