import { choleskySolve } from '../statistics/cholesky.ts';

/**
 * The normal equations (JᵀWJ + λ diag(JᵀWJ)) ξ = JᵀWe of a weighted least-squares problem in the six numbers of a
 * twist, gathered row by row.
 */
export class NormalEquations {
  /** Lower triangle of JᵀWJ, 6×6 row by row; the rest stays 0. */
  readonly #matrix = new Float64Array(36);
  readonly #vector = new Float64Array(6);

  /** Adds one row of J with its residual and weight. */
  add(row: ArrayLike<number>, residual: number, weight: number): void {
    for (let i = 0; i < 6; i++) {
      const weighted = weight * row[i];
      this.#vector[i] += weighted * residual;
      for (let j = 0; j <= i; j++) this.#matrix[6 * i + j] += weighted * row[j];
    }
  }

  /**
   * The solution under Marquardt's damping λ, or null where the rows leave a direction undetermined.
   * By Cholesky decomposition.
   */
  solve(damping: number): Float64Array | null {
    const factor = new Float64Array(36);
    for (let i = 0; i < 6; i++) {
      for (let j = 0; j <= i; j++) {
        let sum = this.#matrix[6 * i + j] * (i === j ? 1 + damping : 1);
        for (let k = 0; k < j; k++) sum -= factor[6 * i + k] * factor[6 * j + k];
        if (i !== j) factor[6 * i + j] = sum / factor[6 * j + j];
        else if (sum > 1e-12 * this.#matrix[6 * i + i]) factor[6 * i + i] = Math.sqrt(sum);
        else return null;
      }
    }
    return choleskySolve(factor, this.#vector);
  }
}
