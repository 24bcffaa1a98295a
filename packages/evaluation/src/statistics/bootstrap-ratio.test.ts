import { describe, expect, it } from 'vitest';
import { EvaluationError } from '../errors.ts';
import { bootstrapRatio } from './bootstrap-ratio.ts';

describe('bootstrapRatio', () => {
  it('is the ratio of the sums, not the mean of the ratios', () => {
    const parts = [
      { numerator: 1, denominator: 1 },
      { numerator: 0, denominator: 9 },
    ];
    const { mean, low, high } = bootstrapRatio(parts);
    expect([mean, low, high]).toEqual([0.1, 0, 1]);
  });

  it('has no width where all worlds agree, and needs one', () => {
    const same = Array.from({ length: 4 }, (_, k) => ({ numerator: k + 1, denominator: 2 * (k + 1) }));
    expect(bootstrapRatio(same)).toEqual({ mean: 0.5, low: 0.5, high: 0.5 });
    expect(() => bootstrapRatio([])).toThrow(EvaluationError);
  });
});
