import { EvaluationError } from '../errors.ts';
import { mean } from '../statistics/bootstrap.ts';
import { midRanks } from './mid-ranks.ts';

/**
 * Pearson's correlation, −1 to 1. SIMPLER (arXiv 2405.05941, `metrics.py`) adds 1e-8 to the denominator, which is the
 * same to some seven digits; where nothing varies it gives 0, or 1 where both sides are alike, while here the
 * correlation is undefined, since policies that all score the same show no order.
 *
 * @returns NaN where one side does not vary
 * @throws EvaluationError where the sides differ in length
 */
export function pearson(a: readonly number[], b: readonly number[]): number {
  requirePaired(a, b);
  const centredA = centred(a);
  const centredB = centred(b);
  const sumOfProducts = (x: readonly number[], y: readonly number[]) =>
    x.reduce((sum, value, at) => sum + value * y[at], 0);
  const scale = Math.sqrt(sumOfProducts(centredA, centredA) * sumOfProducts(centredB, centredB));
  // Rounding must not make a correlation of what does not vary, or one above 1.
  if (!varies(a) || !varies(b)) return Number.NaN;
  return Math.max(-1, Math.min(1, sumOfProducts(centredA, centredB) / scale));
}

/** Spearman's correlation: Pearson's of the mid-ranks. NaN where one side does not vary. */
export function spearman(a: readonly number[], b: readonly number[]): number {
  return pearson(midRanks(a), midRanks(b));
}

/**
 * Kendall's τ_b (1945): pairs in the same order less pairs in opposite order, by the geometric mean of the pairs that
 * are not tied on either side.
 *
 * @returns NaN where one side does not vary
 * @throws EvaluationError where the sides differ in length
 */
export function kendall(a: readonly number[], b: readonly number[]): number {
  requirePaired(a, b);
  let agreement = 0;
  let untiedA = 0;
  let untiedB = 0;
  for (let i = 0; i < a.length; i++)
    for (let j = 0; j < i; j++) {
      const orderA = Math.sign(a[i] - a[j]);
      const orderB = Math.sign(b[i] - b[j]);
      agreement += orderA * orderB;
      untiedA += Math.abs(orderA);
      untiedB += Math.abs(orderB);
    }
  return agreement / Math.sqrt(untiedA * untiedB);
}

/** @throws EvaluationError */
export function requirePaired(a: readonly number[], b: readonly number[]): void {
  if (a.length !== b.length)
    throw new EvaluationError(
      `${a.length} values cannot be compared with ${b.length}; there must be one of each for every policy.`,
    );
}

function centred(values: readonly number[]): number[] {
  const centre = mean(values);
  return values.map((value) => value - centre);
}

function varies(values: readonly number[]): boolean {
  return values.some((value) => value !== values[0]);
}
