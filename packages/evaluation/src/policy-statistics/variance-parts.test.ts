import { describe, expect, it } from 'vitest';
import fixtures from '../../fixtures/policy-statistics-scipy.json' with { type: 'json' };
import { EvaluationError } from '../errors.ts';
import { mean } from '../statistics/bootstrap.ts';
import { varianceParts } from './variance-parts.ts';

describe('varianceParts', () => {
  it.each(fixtures.variances)('are those of numpy: $sigmaStart and $sigmaWorld', (fixture) => {
    const { sigmaStart, sigmaWorld } = varianceParts(fixture.scores);
    expect(sigmaStart).toBeCloseTo(fixture.sigmaStart, 10);
    expect(sigmaWorld).toBeCloseTo(fixture.sigmaWorld, 10);
  });

  it('has the standard error of the mean of the starts', () => {
    const [{ scores }] = fixtures.variances;
    const means = scores.map(mean);
    const variance = means.reduce((sum, value) => sum + (value - mean(means)) ** 2, 0) / (means.length - 1);
    expect(varianceParts(scores).standardError).toBeCloseTo(Math.sqrt(variance / means.length), 12);
  });

  it('needs as many samples at every start', () => {
    expect(() => varianceParts([[1, 2]])).toThrow(EvaluationError);
    expect(() => varianceParts([[1], [2]])).toThrow('there are 2 with 1');
    expect(() => varianceParts([[1, 2], [3]])).toThrow('there are 2 with 2, 1');
  });
});
