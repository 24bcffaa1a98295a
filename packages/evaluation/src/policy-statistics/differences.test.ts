import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import fixtures from '../../fixtures/policy-statistics-scipy.json' with { type: 'json' };
import { EvaluationError } from '../errors.ts';
import { holm } from './holm.ts';
import { countPairs, mcNemarPValue, pairedDifference } from './paired-difference.ts';
import { unpairedDifference } from './unpaired-difference.ts';

const count = fc.integer({ min: 0, max: 40 });
const pairCounts = fc.record({ both: count, onlyFirst: count, onlySecond: count, neither: count });

describe('pairedDifference', () => {
  it.each([
    // Half-widths at n = 100 and rates ½ and 0.6, by the correlation of the pairs.
    [0, 0.137],
    [0.3, 0.115],
    [0.6, 0.087],
    [0.9, 0.043],
  ])('at a correlation of %d has a half-width of %d', (correlation, half) => {
    const both = 100 * (0.3 + correlation * Math.sqrt(0.25 * 0.24));
    const counts = { both, onlyFirst: 60 - both, onlySecond: 50 - both, neither: both - 10 };
    const { difference, interval } = pairedDifference(counts);
    expect(difference).toBeCloseTo(0.1, 12);
    expect((interval.high - interval.low) / 2).toBeCloseTo(half, 3);
  });

  it('is the mean of the differences, with the standard error of that mean', () => {
    fc.assert(
      fc.property(pairCounts, (counts) => {
        const { both, onlyFirst, onlySecond, neither } = counts;
        const n = both + onlyFirst + onlySecond + neither;
        fc.pre(n > 0);
        const { difference, interval } = pairedDifference(counts);
        const meanSquare = (onlyFirst + onlySecond) / n;
        const standardError = Math.sqrt((meanSquare - difference ** 2) / n);
        expect((interval.high + interval.low) / 2).toBeCloseTo(difference, 12);
        expect((interval.high - interval.low) / 2).toBeCloseTo(1.959963984540054 * standardError, 10);
      }),
    );
  });

  it('needs a pair', () => {
    expect(() => pairedDifference(countPairs([]))).toThrow(EvaluationError);
  });
});

describe('countPairs', () => {
  it('sorts outcomes by who succeeded', () => {
    const pairs = [
      [true, true],
      [true, false],
      [true, false],
      [false, true],
      [false, false],
    ] as const;
    expect(countPairs(pairs)).toEqual({ both: 1, onlyFirst: 2, onlySecond: 1, neither: 1 });
  });
});

describe('mcNemarPValue', () => {
  it.each(fixtures.pairs)('is that of SciPy: $onlyFirst and $onlySecond', ({ p, ...counts }) => {
    expect(mcNemarPValue(counts)).toBeCloseTo(p, 12);
  });

  it('is 1 where no pair differs', () => {
    expect(mcNemarPValue({ onlyFirst: 0, onlySecond: 0 })).toBe(1);
  });
});

describe('unpairedDifference', () => {
  it.each(fixtures.unpaired)('is that of statsmodels: $first and $second', ({ first, second, interval }) => {
    const of = ([successes, trials]: number[]) => ({ successes, trials });
    const found = unpairedDifference(of(first), of(second));
    expect(found.interval.low).toBeCloseTo(interval[0], 10);
    expect(found.interval.high).toBeCloseTo(interval[1], 10);
    expect(unpairedDifference(of(second), of(first)).interval.low).toBeCloseTo(-interval[1], 10);
  });
});

describe('holm', () => {
  it.each(fixtures.holm)('is that of statsmodels: $p', ({ p, adjusted }) => {
    for (const [at, value] of holm(p).entries()) expect(value).toBeCloseTo(adjusted[at], 12);
  });

  it('raises every p-value, keeps their order, and is Bonferroni for the least', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 9 }),
        (p) => {
          const adjusted = holm(p);
          for (const [at, value] of adjusted.entries()) {
            expect(value).toBeGreaterThanOrEqual(p[at]);
            for (const [other, otherValue] of adjusted.entries())
              if (p[other] < p[at]) expect(otherValue).toBeLessThanOrEqual(value);
          }
          expect(Math.min(...adjusted)).toBe(Math.min(1, p.length * Math.min(...p)));
        },
      ),
    );
  });
});
