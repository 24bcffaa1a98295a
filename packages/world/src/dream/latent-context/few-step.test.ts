import { describe, expect, it } from 'vitest';
import { FewStepSampler, fewStepSigmas } from './few-step.ts';

describe('fewStepSigmas', () => {
  it('is linspace(1, 0, steps + 1), shifted', () => {
    expect(fewStepSigmas(1, 5)).toEqual([1, 0]);
    expect(fewStepSigmas(4, 1)).toEqual([1, 0.75, 0.5, 0.25, 0]);
    // Self-Forcing's four steps: 1000, 937.5, 833.3, 625 of 1000.
    const expected = [1, 0.9375, 0.8333, 0.625, 0];
    for (const [at, sigma] of fewStepSigmas(4, 5).entries()) expect(sigma).toBeCloseTo(expected[at], 4);
  });
});

describe('FewStepSampler', () => {
  const task = { begun: [], newest: null, noise: () => Float32Array.of(1, -2) };

  it('goes along the straight line to a clean latent that does not change', async () => {
    const seen: [number[], readonly number[]][] = [];
    const { latent, begun } = await new FewStepSampler(4, 1).sample({
      ...task,
      predict: async (sample, sigmas) => {
        seen.push([[...sample], sigmas]);
        // v = n − x₀ of x₀ = (3, 0)
        return Float32Array.of(-2, -2);
      },
    });
    expect(seen).toEqual([
      [[1, -2], [1]],
      [[1.5, -1.5], [0.75]],
      [[2, -1], [0.5]],
      [[2.5, -0.5], [0.25]],
    ]);
    expect([...latent]).toEqual([3, 0]);
    expect(begun).toEqual([]);
  });
});
