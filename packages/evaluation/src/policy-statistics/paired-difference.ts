import { EvaluationError } from '../errors.ts';
import { binomialCdf } from './binomial.ts';
import { type Interval, Z_95 } from './interval.ts';

/** How the pairs of two policies' episodes fell out, both of a pair under the same conditions. */
export interface PairCounts {
  readonly both: number;
  /** The first policy alone succeeded. */
  readonly onlyFirst: number;
  /** The second policy alone succeeded. */
  readonly onlySecond: number;
  readonly neither: number;
}

/** A difference of two rates with its interval. */
export interface RateDifference {
  /** First minus second. */
  readonly difference: number;
  readonly interval: Interval;
}

/** Counts the pairs of outcomes, `[first, second]`. */
export function countPairs(pairs: readonly (readonly [first: boolean, second: boolean])[]): PairCounts {
  const count = (first: boolean, second: boolean) =>
    pairs.filter((pair) => pair[0] === first && pair[1] === second).length;
  return {
    both: count(true, true),
    onlyFirst: count(true, false),
    onlySecond: count(false, true),
    neither: count(false, false),
  };
}

/**
 * The difference of two paired success rates with its 95 % interval (Wald): d = (b − c) / n and
 * SE = √(b + c − (b − c)² / n) / n, b and c the pairs in which one policy alone succeeded. Where no pair differs it has
 * no width, which is no certainty: read McNemar's test and n then.
 *
 * @throws EvaluationError where there is no pair
 */
export function pairedDifference({ both, onlyFirst, onlySecond, neither }: PairCounts): RateDifference {
  const pairs = both + onlyFirst + onlySecond + neither;
  if (pairs === 0) throw new EvaluationError('A paired difference needs at least one pair of episodes.');
  const surplus = onlyFirst - onlySecond;
  const difference = surplus / pairs;
  const half = (Z_95 * Math.sqrt(onlyFirst + onlySecond - (surplus * surplus) / pairs)) / pairs;
  return { difference, interval: { low: difference - half, high: difference + half } };
}

/**
 * McNemar's exact test, two-sided: how often pairs that differ would fall out as unevenly were both policies equally
 * good, p = min(1, 2 · P(X ≤ min(b, c))), X binomial of b + c fair trials.
 */
export function mcNemarPValue({
  onlyFirst,
  onlySecond,
}: Pick<PairCounts, 'onlyFirst' | 'onlySecond'>): number {
  return Math.min(1, 2 * binomialCdf(Math.min(onlyFirst, onlySecond), onlyFirst + onlySecond, 0.5));
}
