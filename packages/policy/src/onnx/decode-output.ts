import type { ActionsOutput, OutputManifest } from './output-schema.ts';

/**
 * The actions in what a graph gave.
 *
 * @param numbers row by row, of the output's shape
 * @returns [H][A]
 */
export function decodeOutput(numbers: Float32Array, output: OutputManifest): number[][] {
  const width = output.shape.at(-1)!;
  return Array.from({ length: numbers.length / width }, (_, row) => {
    const values = Array.from(numbers.subarray(row * width, (row + 1) * width));
    return output.kind === 'scores' ? [bestCode(values)] : actionOf(values, output);
  });
}

function actionOf(values: readonly number[], { denormalise, clip }: ActionsOutput): number[] {
  return values.map((value, axis) => {
    const action =
      denormalise === undefined
        ? value
        : denormalise.kind === 'mean-std'
          ? value * denormalise.std[axis] + denormalise.mean[axis]
          : denormalise.min[axis] + ((value + 1) / 2) * (denormalise.max[axis] - denormalise.min[axis]);
    return clip ? Math.min(clip.high[axis], Math.max(clip.low[axis], action)) : action;
  });
}

/** The first of the highest; NaN where one is NaN, so that a broken network does not pass for one that chooses 0. */
function bestCode(scores: readonly number[]): number {
  return scores.some(Number.isNaN) ? Number.NaN : scores.indexOf(Math.max(...scores));
}
