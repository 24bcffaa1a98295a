import { mean } from '../statistics/bootstrap.ts';
import { requirePaired } from './correlation.ts';

/**
 * Mean maximum rank violation (SIMPLER, arXiv 2405.05941): for each policy the largest difference in real success to a
 * policy that imagination puts on the wrong side of it, averaged, (1/N) Σ_i max_j |R_i − R_j| · [(S_i > S_j) ≠ (R_i > R_j)].
 * The comparison is strict, as in SIMPLER's `metrics.py`.
 *
 * @param imagined S, one score for each policy
 * @param real R, in the same order
 * @returns in units of real success, 0 is best; NaN where there is no policy
 * @throws EvaluationError where the sides differ in length
 */
export function meanMaximumRankViolation(imagined: readonly number[], real: readonly number[]): number {
  requirePaired(imagined, real);
  return mean(
    real.map((own, i) =>
      Math.max(
        ...real.map((other, j) => (imagined[i] > imagined[j] !== own > other ? Math.abs(own - other) : 0)),
      ),
    ),
  );
}
