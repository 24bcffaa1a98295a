/** Sweeps of Jacobi's method; it converges quadratically, and a 4 × 4 matrix is diagonal after five or six. */
const SWEEPS = 12;

/**
 * Entries below this share of the matrix's norm count as 0. Were such rounding turned away too, equal eigenvalues
 * would be mixed anew in every sweep, and the method would hardly converge.
 */
const NEGLIGIBLE = 1e-15;

/** An eigenvector of unit length with its eigenvalue. */
export interface Eigenpair {
  readonly value: number;
  readonly vector: readonly number[];
}

/**
 * The largest eigenvalue of a symmetric matrix and its eigenvector, by Jacobi's cyclic rotations (Golub and Van Loan,
 * Matrix Computations, §8.5). Where several eigenvalues are largest, the vector is one of theirs.
 *
 * @param matrix n rows of n numbers
 */
export function largestEigenvector(matrix: readonly (readonly number[])[]): Eigenpair {
  const size = matrix.length;
  const a = matrix.map((row) => [...row]);
  const vectors = a.map((_, row) => a.map((_, column) => (row === column ? 1 : 0)));
  const negligible = NEGLIGIBLE * Math.hypot(...a.flat());
  for (let sweep = 0; sweep < SWEEPS; sweep++)
    for (let p = 0; p < size - 1; p++)
      for (let q = p + 1; q < size; q++) if (Math.abs(a[p][q]) > negligible) eliminate(a, vectors, p, q);
  const diagonal = a.map((row, at) => row[at]);
  const largest = diagonal.indexOf(Math.max(...diagonal));
  return { value: diagonal[largest], vector: vectors.map((row) => row[largest]) };
}

/** Turns the plane of axes p and q so that the entry where they meet becomes 0. */
function eliminate(a: number[][], vectors: number[][], p: number, q: number): void {
  const tau = (a[q][q] - a[p][p]) / (2 * a[p][q]);
  const tangent = (tau < 0 ? -1 : 1) / (Math.abs(tau) + Math.hypot(1, tau));
  const cosine = 1 / Math.hypot(1, tangent);
  const sine = tangent * cosine;
  for (const row of [...a, ...vectors]) {
    const [atP, atQ] = [row[p], row[q]];
    row[p] = cosine * atP - sine * atQ;
    row[q] = sine * atP + cosine * atQ;
  }
  for (let column = 0; column < a.length; column++) {
    const [atP, atQ] = [a[p][column], a[q][column]];
    a[p][column] = cosine * atP - sine * atQ;
    a[q][column] = sine * atP + cosine * atQ;
  }
}
