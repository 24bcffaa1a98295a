import { bootstrapMean, type MeanInterval, mean } from '../statistics/bootstrap.ts';
import { bootstrapRatio } from '../statistics/bootstrap-ratio.ts';
import { type ProbeTarget, TARGET_ERRORS } from './probe-targets.ts';
import { squaredDifference, type TargetRows } from './ridge.ts';

/** How well a probe answers in worlds that it was not fitted on, with 95 % bootstrap intervals over those worlds. */
export interface ProbeScores {
  /**
   * 1 − SSE / SST over all rows and columns, SST being the squared error of the training worlds' mean: predicting
   * that mean is 0, below it is worse.
   */
  readonly r2: MeanInterval;
  /** Mean over worlds of the mean error, in the unit of {@link TARGET_ERRORS}. */
  readonly error: MeanInterval;
}

/**
 * Scores predictions.
 *
 * @param predicted the rows of each world
 * @param truth as many
 * @param trainMean what is predicted where nothing is known
 */
export function scoreProbe(
  target: ProbeTarget,
  predicted: readonly TargetRows[],
  truth: readonly TargetRows[],
  trainMean: readonly number[],
): ProbeScores {
  const explained = truth.map((rows, world) => {
    const total = squaredDifference(
      rows,
      rows.map(() => trainMean),
    );
    return { numerator: total - squaredDifference(rows, predicted[world]), denominator: total };
  });
  const { of: error } = TARGET_ERRORS[target];
  const errors = truth.map((rows, world) => mean(rows.map((row, at) => error(predicted[world][at], row))));
  return { r2: bootstrapRatio(explained), error: bootstrapMean(errors) };
}
