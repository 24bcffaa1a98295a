import { seededRandom } from '@dreamwalk/geometry';
import { EvaluationError } from '../errors.ts';
import { type BootstrapOptions, type MeanInterval, quantile } from './bootstrap.ts';

/** Two sums of one world whose ratio over all worlds is sought. */
export interface RatioPart {
  readonly numerator: number;
  readonly denominator: number;
}

/**
 * The ratio of two sums over worlds with its percentile bootstrap interval (Efron 1979): worlds are drawn with
 * replacement, and each draw gives a ratio of sums.
 *
 * @returns the ratio as the `mean` of an interval
 * @throws EvaluationError where there is no world
 */
export function bootstrapRatio(parts: readonly RatioPart[], options: BootstrapOptions = {}): MeanInterval {
  if (parts.length === 0) throw new EvaluationError('A ratio needs at least one world.');
  const { seed = 0, resamples = 2000, confidence = 0.95 } = options;
  const random = seededRandom(seed);
  const ratios = Float64Array.from({ length: resamples }, () =>
    ratioOf(parts.length, () => parts[Math.floor(random() * parts.length)]),
  ).sort();
  const tail = (1 - confidence) / 2;
  const mean = ratioOf(parts.length, (at) => parts[at]);
  return { mean, low: quantile(ratios, tail), high: quantile(ratios, 1 - tail) };
}

function ratioOf(count: number, partAt: (at: number) => RatioPart): number {
  let [above, below] = [0, 0];
  for (let at = 0; at < count; at++) {
    const { numerator, denominator } = partAt(at);
    above += numerator;
    below += denominator;
  }
  return above / below;
}
