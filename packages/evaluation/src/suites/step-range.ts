/** Steps of a walk, both ends included; the first step is 1. */
export interface StepRange {
  readonly first: number;
  readonly last: number;
}

/** Of values by step, that of step k + 1 at index k, those of a range; all where there is none. */
export function valuesOf(steps: StepRange | undefined, values: readonly number[]): readonly number[] {
  return steps ? values.slice(steps.first - 1, steps.last) : values;
}
