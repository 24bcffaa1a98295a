import type { RgbFrame } from '@dreamwalk/environment';

/** A picture in small: the mean colour of each cell of a grid laid over it. */
export interface ColourGrid {
  readonly columns: number;
  readonly rows: number;
  /** [rows · columns · 3], 0 to 255. */
  readonly colours: Float64Array;
}

/** Looks at a picture in small. */
export function colourGrid({ widthPx, heightPx, rgb }: RgbFrame, columns: number, rows: number): ColourGrid {
  const colours = new Float64Array(rows * columns * 3);
  const counts = new Float64Array(rows * columns);
  for (let y = 0; y < heightPx; y++) {
    const row = Math.floor((y * rows) / heightPx);
    for (let x = 0; x < widthPx; x++) {
      const cell = row * columns + Math.floor((x * columns) / widthPx);
      counts[cell]++;
      for (let channel = 0; channel < 3; channel++)
        colours[cell * 3 + channel] += rgb[(y * widthPx + x) * 3 + channel];
    }
  }
  for (let at = 0; at < colours.length; at++) colours[at] /= counts[Math.floor(at / 3)];
  return { columns, rows, colours };
}

/** Mean absolute difference of the colours of two grids of one size, 0 to 255. */
export function colourDistance(a: ColourGrid, b: ColourGrid): number {
  return a.colours.reduce((sum, value, at) => sum + Math.abs(value - b.colours[at]), 0) / a.colours.length;
}
