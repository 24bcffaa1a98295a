import type { RgbFrame } from '@dreamwalk/environment';
import { seededRandom } from '@dreamwalk/geometry';

/** What is known of a view, cell by cell: a latent, or something to compare a latent with. */
export interface FeatureMap {
  readonly channels: number;
  readonly rows: number;
  readonly columns: number;
  /** [channels · rows · columns] */
  readonly values: Float32Array;
}

/** Channels, rows and columns of a map. */
export type MapDims = readonly [channels: number, rows: number, columns: number];

/** Seed of the weights that no training has touched. */
const WEIGHT_SEED = 5;

/** The mean colour of the pixels of each cell, [0, 255]: three channels. */
export function pixelMap(frame: RgbFrame, rows: number, columns: number): FeatureMap {
  const values = new Float32Array(3 * rows * columns);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const patch = patchOf(frame, row, column, rows, columns);
      const at = row * columns + column;
      for (let value = 0; value < patch.length; value++)
        values[(value % 3) * rows * columns + at] += patch[value] / (patch.length / 3);
    }
  return { channels: 3, rows, columns, values };
}

/**
 * An encoder that was never trained: one convolution whose kernel and stride are a cell of the map, with Gaussian
 * weights that sum to zero, and a rectifier. It tells what the architecture's grid is worth without learning.
 *
 * @param dims of the latent that it stands beside
 */
export function randomWeightEncoder([channels, rows, columns]: MapDims): (frame: RgbFrame) => FeatureMap {
  let filters: readonly Float64Array[] | undefined;
  return (frame) => {
    const values = new Float32Array(channels * rows * columns);
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++) {
        const patch = patchOf(frame, row, column, rows, columns);
        filters ??= gaussianFilters(channels, patch.length);
        for (const [channel, filter] of filters.entries()) {
          let sum = 0;
          for (let value = 0; value < patch.length; value++) sum += filter[value] * patch[value];
          values[(channel * rows + row) * columns + column] = Math.max(0, sum);
        }
      }
    return { channels, rows, columns, values };
  };
}

/** The pixels of a cell, [pixel · colour]; cells are of one size, remainders at the right and below are left out. */
function patchOf(frame: RgbFrame, row: number, column: number, rows: number, columns: number): Uint8Array {
  const widthPx = Math.floor(frame.widthPx / columns);
  const heightPx = Math.floor(frame.heightPx / rows);
  const patch = new Uint8Array(3 * widthPx * heightPx);
  for (let y = 0; y < heightPx; y++) {
    const from = 3 * ((row * heightPx + y) * frame.widthPx + column * widthPx);
    patch.set(frame.rgb.subarray(from, from + 3 * widthPx), 3 * widthPx * y);
  }
  return patch;
}

function gaussianFilters(count: number, length: number): Float64Array[] {
  const random = seededRandom(WEIGHT_SEED);
  // Box–Muller; 1 − u keeps the logarithm's argument above 0.
  const gaussian = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return Array.from({ length: count }, () => {
    const filter = Float64Array.from({ length }, gaussian);
    const mean = filter.reduce((sum, weight) => sum + weight, 0) / length;
    return filter.map((weight) => weight - mean);
  });
}
