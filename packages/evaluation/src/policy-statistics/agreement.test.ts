import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import fixtures from '../../fixtures/policy-statistics-scipy.json' with { type: 'json' };
import { EvaluationError } from '../errors.ts';
import { brierScore, calibrate } from './calibration.ts';
import { kendall, pearson, spearman } from './correlation.ts';
import { midRanks } from './mid-ranks.ts';
import { meanMaximumRankViolation } from './rank-violation.ts';

/** Few different values, so that many tie. */
const rates = fc
  .integer({ min: 2, max: 9 })
  .chain((length) =>
    fc.tuple(
      ...[0, 1].map(() => fc.array(fc.integer({ min: 0, max: 5 }), { minLength: length, maxLength: length })),
    ),
  );

describe('correlations', () => {
  it.each(fixtures.correlations)('are those of SciPy: $a and $b', ({ a, b, ...expected }) => {
    expect(midRanks(a)).toEqual(expected.ranks);
    expect(pearson(a, b)).toBeCloseTo(expected.pearson, 12);
    expect(spearman(a, b)).toBeCloseTo(expected.spearman, 12);
    expect(kendall(a, b)).toBeCloseTo(expected.kendall, 12);
  });

  it('stay within −1 and 1, are symmetric, and change sign with a side', () => {
    fc.assert(
      fc.property(rates, ([a, b]) => {
        for (const correlation of [pearson, spearman, kendall]) {
          const value = correlation(a, b);
          if (new Set(a).size === 1 || new Set(b).size === 1) {
            expect(value).toBeNaN();
            continue;
          }
          expect(Math.abs(value)).toBeLessThanOrEqual(1 + 1e-12);
          expect(correlation(b, a)).toBeCloseTo(value, 12);
          expect(
            correlation(
              a.map((x) => -x),
              b,
            ),
          ).toBeCloseTo(-value, 12);
        }
      }),
    );
  });

  it('need one value of each', () => {
    expect(() => pearson([1, 2], [1])).toThrow(EvaluationError);
    expect(() => kendall([1, 2], [1])).toThrow('2 values cannot be compared with 1');
  });
});

describe('meanMaximumRankViolation', () => {
  const real = [0.2, 0.4, 0.8];
  it.each([
    ['in order', [0.1, 0.2, 0.3], 0],
    ['the first two swapped', [0.5, 0.4, 0.9], 0.4 / 3],
    ['the first two tied', [0.5, 0.5, 0.9], 0.2 / 3],
    ['reversed', [0.9, 0.5, 0.1], 1.6 / 3],
  ])('%s', (_, imagined, expected) => {
    expect(meanMaximumRankViolation(imagined, real)).toBeCloseTo(expected, 12);
  });

  it('is 0 for a rising function of reality, and never above its span', () => {
    fc.assert(
      fc.property(rates, ([a, b]) => {
        expect(
          meanMaximumRankViolation(
            a.map((x) => 3 * x + 1),
            a,
          ),
        ).toBe(0);
        expect(meanMaximumRankViolation(a, b)).toBeLessThanOrEqual(Math.max(...b) - Math.min(...b));
      }),
    );
  });
});

describe('calibrate', () => {
  it.each(fixtures.correlations)('fits the line of numpy: $a and $b', ({ a, b, line }) => {
    const { fit } = calibrate(a, b);
    expect(fit!.slope).toBeCloseTo(line.slope, 10);
    expect(fit!.intercept).toBeCloseTo(line.intercept, 10);
  });

  it('tells flattery from scatter', () => {
    const { bias, meanAbsoluteError } = calibrate([0.5, 0.9], [0.3, 1]);
    expect(bias).toBeCloseTo(0.05, 12);
    expect(meanAbsoluteError).toBeCloseTo(0.15, 12);
    expect(calibrate([0.5, 0.5], [0, 1]).fit).toBeNull();
  });
});

describe('brierScore', () => {
  it.each([
    [[1, 0], [true, false], 0],
    [[0, 1], [true, false], 1],
    [[0.5, 0.5, 0.5], [true, false, true], 0.25],
    [[0.8, 0.4], [true, true], 0.2],
  ])('of %j and %j is %d', (probabilities, outcomes, expected) => {
    expect(brierScore(probabilities, outcomes)).toBeCloseTo(expected, 12);
  });
});
