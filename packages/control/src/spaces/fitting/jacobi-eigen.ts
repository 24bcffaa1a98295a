/** The eigenvalues of a symmetric matrix, largest first, and the unit eigenvectors that belong to them. */
export interface Eigen {
  /** [D] */
  readonly values: number[];
  /** [D][D], one eigenvector a row. */
  readonly vectors: number[][];
}

/** Sweeps settle quadratically: six to ten do for any size that is used here. */
const MOST_SWEEPS = 50;

/**
 * Cyclic Jacobi rotations (Golub and Van Loan, "Matrix Computations", 8.5): slow for large matrices, and as exact as float64
 * allows for those of some ten rows that chunks of actions have.
 *
 * @param matrix [D][D] symmetric
 */
export function jacobiEigen(matrix: readonly (readonly number[])[]): Eigen {
  const a = matrix.map((row) => [...row]);
  const size = a.length;
  const vectors = a.map((_, row) => a.map((__, column) => Number(row === column)));
  const scale = Math.max(...a.flat().map(Math.abs));
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    let largest = 0;
    for (let p = 0; p < size; p++)
      for (let q = p + 1; q < size; q++) {
        largest = Math.max(largest, Math.abs(a[p][q]));
        if (a[p][q] !== 0) annul(a, vectors, p, q);
      }
    if (largest <= Number.EPSILON * scale) break;
  }
  const order = a.map((_, index) => index).sort((i, j) => a[j][j] - a[i][i]);
  return { values: order.map((index) => a[index][index]), vectors: order.map((index) => vectors[index]) };
}

/** Turns rows and columns p and q so that their common entry becomes 0. */
function annul(a: number[][], vectors: number[][], p: number, q: number): void {
  const tau = (a[q][q] - a[p][p]) / (2 * a[p][q]);
  const tan = (tau < 0 ? -1 : 1) / (Math.abs(tau) + Math.hypot(1, tau));
  const cos = 1 / Math.hypot(1, tan);
  const sin = tan * cos;
  for (const row of a) [row[p], row[q]] = [cos * row[p] - sin * row[q], sin * row[p] + cos * row[q]];
  for (const rows of [a, vectors])
    for (let k = 0; k < a.length; k++) {
      const [x, y] = [rows[p][k], rows[q][k]];
      rows[p][k] = cos * x - sin * y;
      rows[q][k] = sin * x + cos * y;
    }
}
