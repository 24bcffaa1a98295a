/** Largest absolute difference of two arrays of one length; NaN where either holds one. */
export function maxAbsDifference(a: Float32Array, b: Float32Array): number {
  let largest = 0;
  for (let at = 0; at < a.length; at++) largest = Math.max(largest, Math.abs(a[at] - b[at]));
  return largest;
}
