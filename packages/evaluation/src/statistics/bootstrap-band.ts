import { EvaluationError } from '../errors.ts';
import { type BootstrapOptions, bootstrapMean, type MeanInterval } from './bootstrap.ts';

/**
 * The mean of several worlds' curves (a metric by horizon, say) with its percentile bootstrap interval at every index.
 * Worlds are what is resampled: each index draws the same worlds in the same order, so the band is that of whole
 * curves. It is pointwise, which means that the confidence holds at each index, not for the whole curve at once.
 *
 * @param curves one for each world, all of one length
 * @returns as many intervals as a curve has values
 * @throws EvaluationError where there is no curve or the curves differ in length
 */
export function bootstrapBand(
  curves: readonly (readonly number[])[],
  options: BootstrapOptions = {},
): MeanInterval[] {
  const first = curves[0];
  if (!first) throw new EvaluationError('A band needs at least one curve.');
  const other = curves.find((curve) => curve.length !== first.length);
  if (other)
    throw new EvaluationError(
      `A band needs curves of one length, not of ${first.length} and ${other.length} values; cut them to the shortest.`,
    );
  return first.map((_, index) =>
    bootstrapMean(
      curves.map((curve) => curve[index]),
      options,
    ),
  );
}
