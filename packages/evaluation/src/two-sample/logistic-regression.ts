import type { TaskOptions } from '@dreamwalk/environment';
import { EvaluationError } from '../errors.ts';
import { choleskyFactor, choleskySolve } from '../statistics/cholesky.ts';

/** Newton steps; a regularised logistic regression takes about ten. */
const MOST_STEPS = 50;

/** The step that ends the search, in the weights' own unit. */
const SMALL_STEP = 1e-10;

/** A linear score, wᵀx + b. */
export interface LinearScore {
  readonly weights: Float64Array;
  readonly bias: number;
}

/**
 * L2-regularised logistic regression: the weights and the bias, which is not regularised, that minimise
 * ½ λ ‖w‖² + Σ log(1 + exp(−s (wᵀx + b))), s = 1 for positives and −1 for negatives. The problem is convex, and
 * Newton's method finds its one solution without a seed or a learning rate.
 *
 * @param positives at least one row, as negatives; all rows of one length
 * @param penalty λ > 0
 * @throws EvaluationError where either side has no row or a row holds a number that is not finite
 */
export async function logisticRegression(
  positives: readonly (readonly number[])[],
  negatives: readonly (readonly number[])[],
  penalty: number,
  options: TaskOptions = {},
): Promise<LinearScore> {
  if (positives.length === 0 || negatives.length === 0)
    throw new EvaluationError(
      `A classifier needs examples of both kinds; it has ${positives.length} and ${negatives.length}.`,
    );
  const rows = [...positives, ...negatives];
  const size = positives[0].length + 1;
  let solution = new Float64Array(size);
  for (let step = 0; step < MOST_STEPS; step++) {
    const { gradient, hessian } = slopeAt(solution, rows, positives.length, penalty);
    const move = choleskySolve(await choleskyFactor(hessian, size, options), gradient);
    solution = descended(solution, move, rows, positives.length, penalty);
    if (move.every((value) => Math.abs(value) < SMALL_STEP)) break;
  }
  return { weights: solution.slice(0, -1), bias: solution[size - 1] };
}

/** The score of a row: positive where it is rather one of the positives. */
export function scoreOf({ weights, bias }: LinearScore, row: readonly number[]): number {
  return weights.reduce((sum, weight, at) => sum + weight * row[at], bias);
}

/** Gradient and Hessian of the loss; the bias is the last unknown. */
function slopeAt(
  solution: Float64Array,
  rows: readonly (readonly number[])[],
  positiveCount: number,
  penalty: number,
): { gradient: Float64Array; hessian: Float64Array } {
  const size = solution.length;
  const gradient = Float64Array.from(solution, (weight, at) => (at < size - 1 ? penalty * weight : 0));
  const hessian = new Float64Array(size * size);
  for (let at = 0; at < size - 1; at++) hessian[at * size + at] = penalty;
  for (const [index, row] of rows.entries()) {
    const probability = 1 / (1 + Math.exp(-scoreAt(solution, row)));
    const residual = probability - (index < positiveCount ? 1 : 0);
    const curvature = probability * (1 - probability);
    for (let i = 0; i < size; i++) {
      const value = i < size - 1 ? row[i] : 1;
      gradient[i] += residual * value;
      // Only the lower triangle is read.
      for (let j = 0; j <= i; j++) hessian[i * size + j] += curvature * value * (j < size - 1 ? row[j] : 1);
    }
  }
  return { gradient, hessian };
}

/** A Newton step, halved until the loss does not grow: far from the solution a whole one may overshoot. */
function descended(
  solution: Float64Array<ArrayBuffer>,
  move: Float64Array,
  rows: readonly (readonly number[])[],
  positiveCount: number,
  penalty: number,
): Float64Array<ArrayBuffer> {
  const before = lossAt(solution, rows, positiveCount, penalty);
  let next = solution;
  for (let share = 1; share > 1e-6; share /= 2) {
    next = solution.map((value, at) => value - share * move[at]);
    if (lossAt(next, rows, positiveCount, penalty) <= before) return next;
  }
  return solution;
}

function lossAt(
  solution: Float64Array,
  rows: readonly (readonly number[])[],
  positiveCount: number,
  penalty: number,
): number {
  const square = solution.subarray(0, -1).reduce((sum, weight) => sum + weight * weight, 0);
  return rows.reduce(
    (loss, row, index) => {
      const margin = (index < positiveCount ? 1 : -1) * scoreAt(solution, row);
      // log(1 + exp(−m)) without overflow.
      return loss + Math.max(0, -margin) + Math.log1p(Math.exp(-Math.abs(margin)));
    },
    (penalty * square) / 2,
  );
}

function scoreAt(solution: Float64Array, row: readonly number[]): number {
  return scoreOf({ weights: solution.subarray(0, -1), bias: solution[solution.length - 1] }, row);
}
