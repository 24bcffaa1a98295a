import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { largestEigenvector } from './largest-eigenvector.ts';

/** Whole numbers, between which eigenvalues are often equal, with or without rounding on top, and any others. */
const entry = fc.oneof(
  fc.double({ min: -10, max: 10, noNaN: true }),
  fc.integer({ min: -1, max: 1 }),
  fc
    .tuple(fc.integer({ min: -1, max: 1 }), fc.double({ min: -1e-14, max: 1e-14, noNaN: true }))
    .map(([whole, rounding]) => whole + rounding),
);
const symmetric = fc.array(entry, { minLength: 10, maxLength: 10 }).map((upper) => {
  const at = (row: number, column: number) => (row * (7 - row)) / 2 + column;
  return Array.from({ length: 4 }, (_, row) =>
    Array.from({ length: 4 }, (_, column) => upper[at(Math.min(row, column), Math.max(row, column))]),
  );
});

describe('largestEigenvector', () => {
  it('is a unit vector that the matrix stretches by its value, and none is stretched more', () => {
    fc.assert(
      fc.property(symmetric, fc.tuple(entry, entry, entry, entry), (matrix, direction) => {
        const times = (vector: readonly number[]) =>
          matrix.map((row) => row.reduce((sum, value, at) => sum + value * vector[at], 0));
        const { value, vector } = largestEigenvector(matrix);
        expect(Math.hypot(...vector)).toBeCloseTo(1, 12);
        for (const [row, part] of times(vector).entries()) expect(part).toBeCloseTo(value * vector[row], 9);
        const stretched = times(direction).reduce((sum, part, at) => sum + part * direction[at], 0);
        expect(stretched).toBeLessThanOrEqual(value * Math.hypot(...direction) ** 2 + 1e-9);
      }),
      { numRuns: 1000 },
    );
  });

  it('of a matrix of zeros is the first axis', () => {
    const zeros = Array.from({ length: 4 }, () => [0, 0, 0, 0]);
    expect(largestEigenvector(zeros)).toEqual({ value: 0, vector: [1, 0, 0, 0] });
  });
});
