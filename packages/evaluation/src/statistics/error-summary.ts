import { EvaluationError } from '../errors.ts';
import { mean } from './bootstrap.ts';

/** What a list of errors comes to, in the errors' own unit. */
export interface ErrorSummary {
  readonly mean: number;
  /** Root of the mean square, which a few large errors dominate. */
  readonly rmse: number;
  /** The middle one; of an even number the mean of the two in the middle. */
  readonly median: number;
}

/**
 * Mean, root mean square and median of errors.
 *
 * @throws EvaluationError where there is none
 */
export function errorSummary(errors: readonly number[]): ErrorSummary {
  if (errors.length === 0) throw new EvaluationError('A summary needs at least one error.');
  const ascending = [...errors].sort((a, b) => a - b);
  const below = ascending[Math.floor((ascending.length - 1) / 2)];
  const above = ascending[Math.ceil((ascending.length - 1) / 2)];
  return {
    mean: mean(errors),
    rmse: Math.sqrt(mean(errors.map((error) => error * error))),
    median: (below + above) / 2,
  };
}
