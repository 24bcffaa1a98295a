import { describe, expect, it } from 'vitest';
import fixtures from '../../fixtures/classifier-scikit-learn.json' with { type: 'json' };
import { EvaluationError } from '../errors.ts';
import { logisticRegression, scoreOf } from './logistic-regression.ts';

describe('logisticRegression', () => {
  it.each(fixtures.regressions)('is that of scikit-learn: $name', async (fixture) => {
    const { positives, negatives, penalty } = fixture;
    const { weights, bias } = await logisticRegression(positives, negatives, penalty);
    expect(weights.length).toBe(fixture.weights.length);
    for (const [at, weight] of fixture.weights.entries()) expect(weights[at]).toBeCloseTo(weight, 8);
    expect(bias).toBeCloseTo(fixture.bias, 8);
  });

  it('scores positives high', async () => {
    const score = await logisticRegression([[1], [2]], [[-1], [-2]], 1);
    expect(scoreOf(score, [3])).toBeGreaterThan(0);
    expect(scoreOf(score, [-3])).toBeCloseTo(-scoreOf(score, [3]), 9);
  });

  it('needs both kinds', async () => {
    await expect(logisticRegression([[1]], [], 1)).rejects.toThrow(EvaluationError);
  });

  it('can be given up', async () => {
    const signal = AbortSignal.abort();
    await expect(logisticRegression([[1]], [[0]], 1, { signal })).rejects.toThrow('aborted');
  });
});
