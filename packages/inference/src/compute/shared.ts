import { elementCount, type Tensor } from '../tensor.ts';

/** What every implementation of `Compute` checks and computes alike. */

/** @throws RangeError where `length` is not `channels` values for each pixel */
export function requirePixels(
  what: string,
  length: number,
  channels: number,
  widthPx: number,
  heightPx: number,
): void {
  const expected = channels * widthPx * heightPx;
  if (length !== expected)
    throw new RangeError(
      `${what} of ${widthPx}×${heightPx} pixels has ${expected} values, but ${length} were given.`,
    );
}

/** @throws RangeError where an Euler step from `x` to `x0` cannot be taken */
export function requireEulerStep(x: Tensor, x0: Tensor, sigma: number): void {
  if (!(sigma > 0)) throw new RangeError(`An Euler step needs sigma > 0, but it is ${sigma}.`);
  if (elementCount(x.dims) !== elementCount(x0.dims))
    throw new RangeError(
      `An Euler step needs two tensors of one shape, but they are [${x.dims.join(', ')}] and [${x0.dims.join(', ')}].`,
    );
}

/** [n · n] values of `plane` [H, W], each from the pixel that holds the centre of a cell of an n×n grid. */
export function sampleGrid(plane: Float32Array, widthPx: number, heightPx: number, n: number): Float32Array {
  const grid = new Float32Array(n * n);
  for (let row = 0; row < n; row++)
    for (let column = 0; column < n; column++) {
      const y = Math.floor(((row + 0.5) * heightPx) / n);
      const x = Math.floor(((column + 0.5) * widthPx) / n);
      grid[row * n + column] = plane[y * widthPx + x];
    }
  return grid;
}
