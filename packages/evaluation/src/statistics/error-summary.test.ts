import { describe, expect, it } from 'vitest';
import { EvaluationError } from '../errors.ts';
import { errorSummary } from './error-summary.ts';

describe('errorSummary', () => {
  it('is mean, root mean square and median, in whatever order the errors come', () => {
    expect(errorSummary([7, 1, 1])).toEqual({ mean: 3, rmse: Math.sqrt(17), median: 1 });
    expect(errorSummary([4, 10, 2, 0]).median).toBe(3);
    expect(errorSummary([5])).toEqual({ mean: 5, rmse: 5, median: 5 });
  });

  it('needs an error', () => {
    expect(() => errorSummary([])).toThrow(EvaluationError);
  });
});
