import { EvaluationError } from '../errors.ts';

/**
 * The area under the receiver operating characteristic of a score: the probability that a random positive scores higher
 * than a random negative, equal scores counting half, which is Mann and Whitney's U / (m · n). 0.5 tells nothing apart,
 * 1 everything; below 0.5 the score points the wrong way.
 *
 * @throws EvaluationError where either side has no score, or one is not a number
 */
export function rocArea(positives: readonly number[], negatives: readonly number[]): number {
  if (positives.length === 0 || negatives.length === 0)
    throw new EvaluationError(
      `A ROC needs scores on both sides; there are ${positives.length} positive and ${negatives.length} negative ones.`,
    );
  if (positives.some(Number.isNaN) || negatives.some(Number.isNaN))
    throw new EvaluationError('A score that is not a number has no rank; find out where it was lost.');
  const scores = [
    ...positives.map((score) => ({ score, isPositive: true })),
    ...negatives.map((score) => ({ score, isPositive: false })),
  ].sort((a, b) => a.score - b.score);
  let won = 0;
  let negativesBelow = 0;
  for (let from = 0; from < scores.length; ) {
    let to = from;
    let tiedPositives = 0;
    while (to < scores.length && scores[to].score === scores[from].score)
      if (scores[to++].isPositive) tiedPositives++;
    const tiedNegatives = to - from - tiedPositives;
    won += tiedPositives * (negativesBelow + tiedNegatives / 2);
    negativesBelow += tiedNegatives;
    from = to;
  }
  return won / (positives.length * negatives.length);
}
