import { seededRandom } from '@dreamwalk/geometry';
import { describe, expect, it } from 'vitest';
import { EvaluationError } from '../errors.ts';
import { bootstrapMean } from './bootstrap.ts';

describe('bootstrapMean', () => {
  it('is a point for equal values', () => {
    expect(bootstrapMean([3, 3, 3])).toEqual({ mean: 3, low: 3, high: 3 });
  });

  it('repeats for a seed', () => {
    const values = [1, 5, 2, 8, 4];
    expect(bootstrapMean(values, { seed: 1 })).toEqual(bootstrapMean(values, { seed: 1 }));
    expect(bootstrapMean(values, { seed: 1 })).not.toEqual(bootstrapMean(values, { seed: 2 }));
  });

  it('holds the true mean about as often as it says', () => {
    const random = seededRandom(3);
    let held = 0;
    for (let trial = 0; trial < 200; trial++) {
      const values = Array.from({ length: 30 }, () => random());
      const { low, high } = bootstrapMean(values, { seed: trial, resamples: 400 });
      if (low <= 0.5 && 0.5 <= high) held++;
    }
    expect(held / 200).toBeGreaterThan(0.88);
    expect(held / 200).toBeLessThan(0.99);
  });

  it('needs a value', () => {
    expect(() => bootstrapMean([])).toThrow(EvaluationError);
  });
});
