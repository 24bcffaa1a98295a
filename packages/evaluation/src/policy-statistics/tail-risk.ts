import { EvaluationError } from '../errors.ts';

/**
 * Conditional value at risk of scores, higher being better: the mean of the worst share of them (Rockafellar and Uryasev
 * 2000). Where the share is not of a whole number, the last one counts in part. The worst case is its limit, the least
 * score; at a share of 1 it is the mean.
 *
 * @param scores such as a policy's success rate in each perturbed world, in any order
 * @param share of the scores, in (0, 1]
 * @throws EvaluationError where there is no score, or the share is not in (0, 1]
 */
export function conditionalValueAtRisk(scores: readonly number[], share: number): number {
  if (scores.length === 0 || !(share > 0 && share <= 1))
    throw new EvaluationError(
      `A conditional value at risk is of a share above 0 and up to 1 of at least one score, not of ${share} of ${scores.length}.`,
    );
  const counted = share * scores.length;
  const ascending = [...scores].sort((a, b) => a - b);
  const sum = ascending.reduce(
    (total, score, at) => total + score * Math.min(1, Math.max(0, counted - at)),
    0,
  );
  return sum / counted;
}
