import { seededRandom } from '@dreamwalk/geometry';
import { EvaluationError } from '../errors.ts';

/** A mean and the interval that it lies in with the given confidence. */
export interface MeanInterval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** How a bootstrap resamples. */
export interface BootstrapOptions {
  /** Of the resampling; the same seed gives the same interval. Default 0. */
  readonly seed?: number;
  /** Default 2000. */
  readonly resamples?: number;
  /** In (0, 1), default 0.95. */
  readonly confidence?: number;
}

/** The arithmetic mean. Of nothing it is NaN. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * The mean of independent values with its percentile bootstrap interval (Efron 1979): values are drawn with
 * replacement, and the interval spans the middle of the means so drawn.
 *
 * @throws EvaluationError where there is no value
 */
export function bootstrapMean(values: readonly number[], options: BootstrapOptions = {}): MeanInterval {
  if (values.length === 0) throw new EvaluationError('A mean needs at least one value.');
  const { seed = 0, resamples = 2000, confidence = 0.95 } = options;
  const random = seededRandom(seed);
  const means = Float64Array.from({ length: resamples }, () => {
    let sum = 0;
    for (let draw = 0; draw < values.length; draw++) sum += values[Math.floor(random() * values.length)];
    return sum / values.length;
  }).sort();
  const tail = (1 - confidence) / 2;
  return { mean: mean(values), low: quantile(means, tail), high: quantile(means, 1 - tail) };
}

/** The quantile of ascending values, linear between them. */
export function quantile(ascending: Float64Array, q: number): number {
  const position = q * (ascending.length - 1);
  const below = Math.floor(position);
  const above = Math.min(below + 1, ascending.length - 1);
  return ascending[below] + (position - below) * (ascending[above] - ascending[below]);
}
