import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import fixtures from '../../fixtures/policy-statistics-scipy.json' with { type: 'json' };
import { EvaluationError } from '../errors.ts';
import { binomialCdf } from './binomial.ts';
import { clopperPearsonInterval, wilsonInterval } from './success-rate.ts';

const counts = fc
  .integer({ min: 1, max: 300 })
  .chain((trials) => fc.tuple(fc.integer({ min: 0, max: trials }), fc.constant(trials)));

describe('binomialCdf', () => {
  it.each(fixtures.binomials)('is that of SciPy: P(X ≤ $k) of $trials at $p', ({ k, trials, p, cdf }) => {
    expect(binomialCdf(k, trials, p)).toBeCloseTo(cdf, 10);
  });

  it('is certain at the ends', () => {
    expect([binomialCdf(-1, 5, 0.5), binomialCdf(5, 5, 0.5)]).toEqual([0, 1]);
    expect([binomialCdf(2, 5, 0), binomialCdf(2, 5, 1)]).toEqual([1, 0]);
  });
});

describe('the intervals of a success rate', () => {
  it.each(fixtures.rates)('are those of SciPy: $successes of $trials', (rate) => {
    const wilson = wilsonInterval(rate.successes, rate.trials);
    const exact = clopperPearsonInterval(rate.successes, rate.trials);
    expect(wilson.low).toBeCloseTo(rate.wilson[0], 10);
    expect(wilson.high).toBeCloseTo(rate.wilson[1], 10);
    expect(exact.low).toBeCloseTo(rate.clopperPearson[0], 9);
    expect(exact.high).toBeCloseTo(rate.clopperPearson[1], 9);
  });

  it('hold the rate, stay within 0 and 1, and mirror', () => {
    fc.assert(
      fc.property(counts, ([successes, trials]) => {
        for (const intervalOf of [wilsonInterval, clopperPearsonInterval]) {
          const { low, high } = intervalOf(successes, trials);
          const mirrored = intervalOf(trials - successes, trials);
          expect(0 <= low && low <= successes / trials && successes / trials <= high && high <= 1).toBe(true);
          expect(high).toBeGreaterThan(low);
          expect(mirrored.low).toBeCloseTo(1 - high, 9);
        }
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    [1, 0],
    [3, 2],
    [-1, 2],
    [0.5, 2],
  ])('is not of %d of %d', (successes, trials) => {
    expect(() => wilsonInterval(successes, trials)).toThrow(EvaluationError);
    expect(() => clopperPearsonInterval(successes, trials)).toThrow(`${successes} of ${trials}`);
  });
});
