import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import fixtures from '../../fixtures/classifier-scikit-learn.json' with { type: 'json' };
import { EvaluationError } from '../errors.ts';
import { rocArea } from './roc-area.ts';

/** Few different values, so that many are tied. */
const scores = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 1, maxLength: 20 });

describe('rocArea', () => {
  it.each(fixtures.rocs)('is that of scikit-learn: $name', ({ positives, negatives, area }) => {
    expect(rocArea(positives, negatives)).toBeCloseTo(area, 12);
  });

  it('is the share of pairs that are in order, ties counting half', () => {
    fc.assert(
      fc.property(scores, scores, (positives, negatives) => {
        const won = positives.flatMap((p) => negatives.map((n) => (p > n ? 1 : p === n ? 0.5 : 0)));
        const share = won.reduce<number>((sum, value) => sum + value, 0) / won.length;
        expect(rocArea(positives, negatives)).toBeCloseTo(share, 12);
        expect(rocArea(negatives, positives)).toBeCloseTo(1 - share, 12);
      }),
    );
  });

  it('needs numbers on both sides', () => {
    expect(() => rocArea([], [1])).toThrow(EvaluationError);
    expect(() => rocArea([1], [])).toThrow('1 positive and 0 negative');
    expect(() => rocArea([Number.NaN], [1])).toThrow('not a number');
  });
});
