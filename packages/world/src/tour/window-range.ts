/** The largest and the smallest value of every pixel's window. */
export interface WindowRange {
  readonly largest: Float32Array;
  readonly smallest: Float32Array;
}

/** Of an image [H · W]: first along the rows, then down the columns, as the extremes of a window are those of its rows. */
export function windowRange(
  values: Float32Array,
  widthPx: number,
  heightPx: number,
  radiusPx: number,
): WindowRange {
  const rows = rangeAlong({ largest: values, smallest: values }, heightPx, widthPx, widthPx, 1, radiusPx);
  return rangeAlong(rows, widthPx, 1, heightPx, widthPx, radiusPx);
}

function rangeAlong(
  { largest, smallest }: WindowRange,
  lines: number,
  lineStride: number,
  length: number,
  stride: number,
  radiusPx: number,
): WindowRange {
  const made = { largest: new Float32Array(largest.length), smallest: new Float32Array(smallest.length) };
  for (let line = 0; line < lines; line++)
    for (let at = 0; at < length; at++) {
      const start = line * lineStride;
      let most = -Infinity;
      let least = Infinity;
      for (let near = Math.max(0, at - radiusPx); near <= Math.min(length - 1, at + radiusPx); near++) {
        const index = start + near * stride;
        if (largest[index] > most) most = largest[index];
        if (smallest[index] < least) least = smallest[index];
      }
      made.largest[start + at * stride] = most;
      made.smallest[start + at * stride] = least;
    }
  return made;
}
