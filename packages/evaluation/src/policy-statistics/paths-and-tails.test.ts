import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EvaluationError } from '../errors.ts';
import { mean } from '../statistics/bootstrap.ts';
import { successByPathLength } from './path-efficiency.ts';
import { conditionalValueAtRisk } from './tail-risk.ts';

describe('successByPathLength', () => {
  it.each([
    ['the shortest way', [{ success: true, shortestM: 4, pathM: 4 }], 1],
    ['twice the way', [{ success: true, shortestM: 4, pathM: 8 }], 0.5],
    ['a shorter way than the shortest on the grid', [{ success: true, shortestM: 4, pathM: 3.9 }], 1],
    ['a failure', [{ success: false, shortestM: 4, pathM: 4 }], 0],
    ['a start at the goal', [{ success: true, shortestM: 0, pathM: 0 }], 1],
    [
      'two of those',
      [
        { success: true, shortestM: 4, pathM: 8 },
        { success: false, shortestM: 4, pathM: 1 },
      ],
      0.25,
    ],
  ])('of %s', (_, episodes, expected) => {
    expect(successByPathLength(episodes)).toBe(expected);
  });
});

describe('conditionalValueAtRisk', () => {
  it.each([
    [0.25, 0.1],
    [0.5, 0.2],
    // 1.5 of four: the least and half of the next.
    [0.375, (0.1 + 0.5 * 0.3) / 1.5],
    [0.1, 0.1],
  ])('of the worst %d is %d', (share, expected) => {
    expect(conditionalValueAtRisk([0.9, 0.1, 0.3, 0.5], share)).toBeCloseTo(expected, 12);
  });

  it('grows with the share from the worst case to the mean', () => {
    const scores = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(scores, fc.double({ min: 0.01, max: 1, noNaN: true }), (values, share) => {
        const risk = conditionalValueAtRisk(values, share);
        expect(risk).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9);
        expect(risk).toBeLessThanOrEqual(mean(values) + 1e-9);
        expect(conditionalValueAtRisk(values, 1)).toBeCloseTo(mean(values), 9);
      }),
    );
  });

  it.each([0, 1.1, Number.NaN])('is of no share of %d', (share) => {
    expect(() => conditionalValueAtRisk([1], share)).toThrow(EvaluationError);
  });
});
