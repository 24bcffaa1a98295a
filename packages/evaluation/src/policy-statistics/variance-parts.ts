import { EvaluationError } from '../errors.ts';
import { mean } from '../statistics/bootstrap.ts';

/** Where the spread of a score comes from. */
export interface VarianceParts {
  /** Standard deviation of a start's expected score over start states. */
  readonly sigmaStart: number;
  /** Standard deviation of the score of one start over its world samples. */
  readonly sigmaWorld: number;
  /** Of the mean over all, √(σ_start² / N + σ_world² / (N K)). */
  readonly standardError: number;
}

/**
 * Parts a score's variance into that of the start states and that of the world samples of one start, by the one-way
 * analysis of variance with random effects: σ_world² is the mean square within starts, σ_start² what the mean square
 * between them is above it, by K, and never below 0.
 *
 * @param scores [N][K], N ≥ 2 starts of K ≥ 2 world samples each
 * @throws EvaluationError where starts differ in their number of samples, or there are too few of either
 */
export function varianceParts(scores: readonly (readonly number[])[]): VarianceParts {
  const starts = scores.length;
  const samples = scores[0]?.length ?? 0;
  if (starts < 2 || samples < 2 || scores.some(({ length }) => length !== samples))
    throw new EvaluationError(
      `Parts of a variance need at least two starts, all of them with the same number of world samples, at least two; there are ${starts} with ${[...new Set(scores.map(({ length }) => length))].join(', ')}.`,
    );
  const means = scores.map(mean);
  const grandMean = mean(means);
  const squares = (values: readonly number[], centre: number) =>
    values.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  const between = (samples * squares(means, grandMean)) / (starts - 1);
  const within =
    scores.reduce((sum, own, start) => sum + squares(own, means[start]), 0) / (starts * (samples - 1));
  const startVariance = Math.max(0, (between - within) / samples);
  return {
    sigmaStart: Math.sqrt(startVariance),
    sigmaWorld: Math.sqrt(within),
    standardError: Math.sqrt(startVariance / starts + within / (starts * samples)),
  };
}
