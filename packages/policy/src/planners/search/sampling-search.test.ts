import { describe, expect, it } from 'vitest';
import { drawNormals } from '../draws.ts';
import { type SamplingOptions, searchBySampling } from './sampling-search.ts';

const options: SamplingOptions = {
  samples: 48,
  iterations: 12,
  elites: 8,
  firstStd: 1,
  leastStd: 0.02,
  mostStd: 2,
};
const draw = (count: number, iteration: number) =>
  drawNormals(count, { seed: 7, episode: 0, step: 3, draw: iteration });
const optimum = [0.7, -0.4, 0.1, 1.2];
const bowl = async (points: readonly (readonly number[])[]) =>
  points.map((point) =>
    point.reduce((sum, value, axis) => sum + (1 + axis) * (value - optimum[axis]) ** 2, 0),
  );

describe('searchBySampling', () => {
  it.each([
    ['cross-entropy', undefined],
    ['MPPI', 0.5],
  ])('finds the bottom of a bowl by %s', async (_, temperature) => {
    const { best, bestCost, mean } = await searchBySampling(
      [0, 0, 0, 0],
      { ...options, temperature },
      bowl,
      draw,
    );
    for (const [axis, value] of optimum.entries()) {
      expect(best[axis]).toBeCloseTo(value, 1);
      expect(Math.abs(mean[axis] - value)).toBeLessThan(0.1);
    }
    expect(bestCost).toBe((await bowl([best]))[0]);
  });

  it('tries the mean first, and never does worse than it', async () => {
    const { best } = await searchBySampling(optimum, options, bowl, draw);
    expect(best).toEqual(optimum);
  });

  it('keeps spreading at least as widely as it was told', async () => {
    const spreads: number[] = [];
    await searchBySampling(
      [0],
      { ...options, leastStd: 0.3, iterations: 20 },
      async (points) => {
        spreads.push(Math.max(...points.map(([x]) => x)) - Math.min(...points.map(([x]) => x)));
        return points.map(([x]) => x * x);
      },
      draw,
    );
    // 48 normal draws are 4.4 standard deviations wide on average, hardly ever less than 3.
    expect(Math.min(...spreads)).toBeGreaterThan(0.9);
  });

  it('learns only from what was looked at', async () => {
    const { best } = await searchBySampling(
      [0],
      options,
      async (points) => points.map(([x]) => (x > 0.5 ? x : Number.POSITIVE_INFINITY)),
      draw,
    );
    expect(best[0]).toBeGreaterThan(0.5);
    expect(best[0]).toBeLessThan(0.7);
  });

  it('weighs elites by softmax(−(c − least) / T)', async () => {
    const { mean } = await searchBySampling(
      [0],
      { ...options, samples: 3, iterations: 1, elites: 2, temperature: 2 },
      async () => [5, 1, 2],
      () => Float32Array.of(1, 3),
    );
    const weight = Math.exp(-0.5);
    expect(mean[0]).toBeCloseTo((1 + 3 * weight) / (1 + weight), 6);
  });
});
