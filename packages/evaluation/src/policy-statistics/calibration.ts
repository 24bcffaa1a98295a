import { mean } from '../statistics/bootstrap.ts';
import { requirePaired } from './correlation.ts';

/** How far imagined rates are from real ones, not only in what order. */
export interface Calibration {
  /** Mean of imagined minus real: above 0, imagination flatters. */
  readonly bias: number;
  /** Mean of |imagined − real|. */
  readonly meanAbsoluteError: number;
  /** real ≈ intercept + slope · imagined, by least squares; null where imagined rates do not vary. */
  readonly fit: { readonly intercept: number; readonly slope: number } | null;
}

/**
 * Calibration of imagined rates by real ones.
 *
 * @param imagined one rate for each policy, or for each policy and task
 * @param real in the same order
 * @throws EvaluationError where the sides differ in length
 */
export function calibrate(imagined: readonly number[], real: readonly number[]): Calibration {
  requirePaired(imagined, real);
  const errors = imagined.map((rate, at) => rate - real[at]);
  return {
    bias: mean(errors),
    meanAbsoluteError: mean(errors.map(Math.abs)),
    fit: leastSquares(imagined, real),
  };
}

/**
 * Brier's score (1950): the mean square of a probability less what happened, 0 to 1, 0 best; saying ½ always gives ¼.
 *
 * @param probabilities of success, one for each episode
 * @returns NaN where there is no episode
 * @throws EvaluationError where the sides differ in length
 */
export function brierScore(probabilities: readonly number[], outcomes: readonly boolean[]): number {
  const happened = outcomes.map(Number);
  requirePaired(probabilities, happened);
  return mean(probabilities.map((p, at) => (p - happened[at]) ** 2));
}

function leastSquares(x: readonly number[], y: readonly number[]): Calibration['fit'] {
  if (x.every((value) => value === x[0])) return null;
  const [meanX, meanY] = [mean(x), mean(y)];
  const products = x.reduce((sum, value, at) => sum + (value - meanX) * (y[at] - meanY), 0);
  const squares = x.reduce((sum, value) => sum + (value - meanX) ** 2, 0);
  const slope = products / squares;
  return { intercept: meanY - slope * meanX, slope };
}
