import type { TaskOptions } from '@dreamwalk/environment';
import { breathe } from '@dreamwalk/geometry';

/** Feature vectors of one length. */
export type FeatureRows = readonly Float32Array[];

/** Multiplications between two breaths, some 20 ms. */
const PRODUCTS_A_BREATH = 2e7;

/**
 * Brings every feature to mean 0 and standard deviation 1 over the training rows, by whose measure the test rows are
 * taken too. A feature that never changes becomes 0.
 */
export function standardise(
  train: FeatureRows,
  test: FeatureRows,
): { train: Float32Array[]; test: Float32Array[] } {
  const length = train[0].length;
  const mean = new Float64Array(length);
  const square = new Float64Array(length);
  for (const row of train) for (let at = 0; at < length; at++) mean[at] += row[at] / train.length;
  for (const row of train)
    for (let at = 0; at < length; at++) square[at] += (row[at] - mean[at]) ** 2 / train.length;
  const scale = square.map((variance) => (variance > 0 ? 1 / Math.sqrt(variance) : 0));
  const scaled = (row: Float32Array) => row.map((value, at) => (value - mean[at]) * scale[at]);
  return { train: train.map(scaled), test: test.map(scaled) };
}

/**
 * The inner products of all rows of `a` with all rows of `b`, divided by the number of features, so that a penalty
 * means the same whatever the length of the rows.
 *
 * @returns [a · b], row by row
 */
export async function linearKernel(
  a: FeatureRows,
  b: FeatureRows,
  { signal }: TaskOptions = {},
): Promise<Float64Array> {
  const length = a[0].length;
  const kernel = new Float64Array(a.length * b.length);
  let products = PRODUCTS_A_BREATH;
  for (const [row, left] of a.entries()) {
    if (products >= PRODUCTS_A_BREATH) {
      await breathe(signal);
      products = 0;
    }
    for (const [column, right] of b.entries()) {
      let sum = 0;
      for (let at = 0; at < length; at++) sum += left[at] * right[at];
      kernel[row * b.length + column] = sum / length;
    }
    products += b.length * length;
  }
  return kernel;
}
