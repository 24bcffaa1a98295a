import { expect, it } from 'vitest';
import { seededRandom } from './seeded-random.ts';

it('repeats for a seed and is uniform enough', () => {
  const draws = (seed: number) => {
    const random = seededRandom(seed);
    return Array.from({ length: 10_000 }, () => random());
  };
  expect(draws(7)).toEqual(draws(7));
  expect(draws(7)).not.toEqual(draws(8));
  expect(draws(7).reduce((sum, value) => sum + value, 0) / 10_000).toBeCloseTo(0.5, 1);
  expect(Math.min(...draws(7))).toBeGreaterThanOrEqual(0);
  expect(Math.max(...draws(7))).toBeLessThan(1);
});
