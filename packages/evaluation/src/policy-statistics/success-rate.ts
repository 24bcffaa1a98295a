import { EvaluationError } from '../errors.ts';
import { binomialCdf } from './binomial.ts';
import { type Interval, Z_95 } from './interval.ts';

/** Halvings of [0, 1] that leave less than float64 can tell apart. */
const HALVINGS = 60;

/** What each tail of a 95 % interval holds. */
const TAIL = 0.025;

/**
 * Wilson's score interval of a success rate, 95 % (Wilson 1927): its coverage is near the nominal one for small n too, and
 * it has width at 0 of n and n of n.
 *
 * @throws EvaluationError where the counts are not whole numbers with 0 ≤ successes ≤ trials, trials ≥ 1
 */
export function wilsonInterval(successes: number, trials: number): Interval {
  requireCounts(successes, trials);
  const p = successes / trials;
  const z2 = Z_95 * Z_95;
  const centre = (p + z2 / (2 * trials)) / (1 + z2 / trials);
  const half = (Z_95 / (1 + z2 / trials)) * Math.sqrt((p * (1 - p)) / trials + z2 / (4 * trials * trials));
  // At the ends the formula gives 0 and 1 but for rounding.
  return { low: successes === 0 ? 0 : centre - half, high: successes === trials ? 1 : centre + half };
}

/**
 * Clopper and Pearson's interval of a success rate, 95 % (1934): it covers the truth at least as often as it says, and is
 * wider for it. The ends are those rates at which as many successes, or as few, have a probability of 2.5 %; they are
 * the beta quantiles of the textbooks, found by halving.
 *
 * @throws EvaluationError as `wilsonInterval` does
 */
export function clopperPearsonInterval(successes: number, trials: number): Interval {
  requireCounts(successes, trials);
  const low = rateAt((p) => 1 - binomialCdf(successes - 1, trials, p) < TAIL);
  const high = rateAt((p) => binomialCdf(successes, trials, p) > TAIL);
  return { low: successes === 0 ? 0 : low, high: successes === trials ? 1 : high };
}

/** Where a condition that holds for small rates ceases to hold. */
function rateAt(holds: (p: number) => boolean): number {
  let low = 0;
  let high = 1;
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (low + high) / 2;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function requireCounts(successes: number, trials: number): void {
  if (
    Number.isInteger(successes) &&
    Number.isInteger(trials) &&
    successes >= 0 &&
    successes <= trials &&
    trials > 0
  )
    return;
  throw new EvaluationError(
    `A success rate is of whole numbers, at least one trial and no more successes than trials, not of ${successes} of ${trials}.`,
  );
}
