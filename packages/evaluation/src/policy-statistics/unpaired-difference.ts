import type { RateDifference } from './paired-difference.ts';
import { wilsonInterval } from './success-rate.ts';

/** So many successes of so many episodes. */
export interface RateCounts {
  readonly successes: number;
  readonly trials: number;
}

/**
 * The difference of two independent success rates with its 95 % interval (Newcombe 1998, method 10: Wilson's limits of
 * both, squared and added). For policies that met the same conditions `pairedDifference` is narrower.
 *
 * @throws EvaluationError where a rate has no trial
 */
export function unpairedDifference(first: RateCounts, second: RateCounts): RateDifference {
  const [a, b] = [first, second].map(({ successes, trials }) => ({
    rate: successes / trials,
    ...wilsonInterval(successes, trials),
  }));
  const difference = a.rate - b.rate;
  return {
    difference,
    interval: {
      low: difference - Math.hypot(a.rate - a.low, b.high - b.rate),
      high: difference + Math.hypot(a.high - a.rate, b.rate - b.low),
    },
  };
}
