import { describe, expect, it } from 'vitest';
import fixtures from '../../../fixtures/action-spaces-scipy.json' with { type: 'json' };
import { jacobiEigen } from './jacobi-eigen.ts';

const { matrix, values, vectors } = fixtures.eigen;
const dot = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, value, k) => sum + value * b[k], 0);

describe('jacobiEigen', () => {
  const found = jacobiEigen(matrix);

  it('has the eigenvalues of NumPy, also where the matrix is of lower rank', () => {
    found.values.forEach((value, k) => {
      expect(value).toBeCloseTo(values[k], 12);
    });
  });

  it('has its eigenvectors, up to their sign, where they are unique', () => {
    for (let k = 0; k < 9; k++) expect(Math.abs(dot(found.vectors[k], vectors[k]))).toBeCloseTo(1, 12);
  });

  it('has orthonormal eigenvectors, also of equal eigenvalues', () => {
    found.vectors.forEach((a, i) => {
      found.vectors.forEach((b, j) => {
        expect(dot(a, b)).toBeCloseTo(Number(i === j), 12);
      });
    });
    expect(
      jacobiEigen([
        [2, 0],
        [0, 2],
      ]).values,
    ).toEqual([2, 2]);
  });
});
