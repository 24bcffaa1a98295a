import type { TaskOptions } from '@dreamwalk/environment';
import { breathe } from '@dreamwalk/geometry';
import { EvaluationError } from '../errors.ts';

/** Rows between two breaths, some 20 ms at a thousand rows. */
const ROWS_A_BREATH = 32;

/**
 * The Cholesky factor L of a symmetric positive definite matrix, A = L Lᵀ.
 *
 * @param matrix [size · size], row by row; only its lower triangle is read
 * @returns the lower triangle of L, [size · size]; what lies above it is 0
 * @throws EvaluationError where the matrix is not positive definite
 */
export async function choleskyFactor(
  matrix: Float64Array,
  size: number,
  { signal }: TaskOptions = {},
): Promise<Float64Array> {
  const factor = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    if (row % ROWS_A_BREATH === 0) await breathe(signal);
    for (let column = 0; column <= row; column++) {
      let sum = matrix[row * size + column];
      for (let k = 0; k < column; k++) sum -= factor[row * size + k] * factor[column * size + k];
      if (row !== column) factor[row * size + column] = sum / factor[column * size + column];
      else if (sum > 0) factor[row * size + row] = Math.sqrt(sum);
      else
        throw new EvaluationError(
          `A matrix of ${size} rows is not positive definite (pivot ${row} is ${sum}); ` +
            'raise the penalty of the regression or leave out values that are not finite.',
        );
    }
  }
  return factor;
}

/** The x of L Lᵀ x = b. */
export function choleskySolve(factor: Float64Array, b: ArrayLike<number>): Float64Array {
  const size = b.length;
  const x = Float64Array.from(b);
  for (let row = 0; row < size; row++) {
    for (let k = 0; k < row; k++) x[row] -= factor[row * size + k] * x[k];
    x[row] /= factor[row * size + row];
  }
  for (let row = size - 1; row >= 0; row--) {
    x[row] /= factor[row * size + row];
    // Row by row, since a column of L would be read across the whole memory.
    for (let k = 0; k < row; k++) x[k] -= factor[row * size + k] * x[row];
  }
  return x;
}
