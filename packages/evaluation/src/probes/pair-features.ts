import type { FeatureMap } from './feature-map.ts';

/** How far a cell is looked for in the next view, cells: a walk shifts the image more sideways than up or down. */
const SHIFT_COLUMNS = 3;
const SHIFT_ROWS = 1;

/** The correlations are averaged over so many blocks along each side of the map. */
const BLOCKS = 4;

/** Two maps one after the other: what a probe that is linear in the latents themselves is given. */
export function sideBySide(previous: FeatureMap, next: FeatureMap): Float32Array {
  const values = new Float32Array(previous.values.length + next.values.length);
  values.set(previous.values);
  values.set(next.values, previous.values.length);
  return values;
}

/** The mean of each channel over maps of one shape. */
export function channelMeans(maps: readonly FeatureMap[]): Float64Array {
  const means = new Float64Array(maps[0].channels);
  const cells = maps[0].rows * maps[0].columns;
  for (const { values } of maps)
    for (let at = 0; at < values.length; at++) means[Math.floor(at / cells)] += values[at];
  return means.map((sum) => sum / (maps.length * cells));
}

/**
 * The correlation volume of two maps (as in FlowNet and PWC-Net): the cosine between each cell and the next map's cell
 * at every shift of at most 3 columns and 1 row, averaged over a 4×4 grid of blocks. A motion shows in *which* cells
 * agree, which no linear function of the maps side by side can tell.
 *
 * @param means of each channel, taken off before cells are compared
 * @returns [shift · block], 21 · 16 values
 */
export function localCorrelation(previous: FeatureMap, next: FeatureMap, means: Float64Array): Float32Array {
  const { rows, columns, channels } = previous;
  const a = unitCells(previous, means);
  const b = unitCells(next, means);
  const shifts = (2 * SHIFT_ROWS + 1) * (2 * SHIFT_COLUMNS + 1);
  const values = new Float32Array(shifts * BLOCKS * BLOCKS);
  const cellsInBlock = (rows * columns) / BLOCKS ** 2;
  let shift = 0;
  for (let down = -SHIFT_ROWS; down <= SHIFT_ROWS; down++)
    for (let right = -SHIFT_COLUMNS; right <= SHIFT_COLUMNS; right++, shift++)
      for (let row = Math.max(0, -down); row < Math.min(rows, rows - down); row++)
        for (let column = Math.max(0, -right); column < Math.min(columns, columns - right); column++) {
          const from = (row * columns + column) * channels;
          const to = from + (down * columns + right) * channels;
          let cosine = 0;
          for (let channel = 0; channel < channels; channel++) cosine += a[from + channel] * b[to + channel];
          const block = Math.floor((row * BLOCKS) / rows) * BLOCKS + Math.floor((column * BLOCKS) / columns);
          values[shift * BLOCKS ** 2 + block] += cosine / cellsInBlock;
        }
  return values;
}

/** Cells as vectors of length 1 (0 where nothing is left), [cell · channel]. */
function unitCells({ channels, rows, columns, values }: FeatureMap, means: Float64Array): Float64Array {
  const cells = rows * columns;
  const unit = new Float64Array(values.length);
  for (let cell = 0; cell < cells; cell++) {
    let square = 0;
    for (let channel = 0; channel < channels; channel++) {
      const value = values[channel * cells + cell] - means[channel];
      unit[cell * channels + channel] = value;
      square += value * value;
    }
    const length = Math.sqrt(square);
    for (let channel = 0; channel < channels; channel++)
      unit[cell * channels + channel] = length > 0 ? unit[cell * channels + channel] / length : 0;
  }
  return unit;
}
