import type { RgbFrame } from '@dreamwalk/environment';
import { luma } from './luma.ts';

/**
 * What the variance of the Laplacian is reckoned from. Sums of several frames add up, which is how the sharpness of
 * parts of frames is pooled over them.
 */
export interface LaplacianSums {
  readonly sum: number;
  readonly sumOfSquares: number;
  readonly pixels: number;
}

/** No pixels: where pooling starts. */
export const noLaplacian: LaplacianSums = { sum: 0, sumOfSquares: 0, pixels: 0 };

/**
 * Sums of the Laplacian (the four-neighbour stencil) of the luma over the inner pixels.
 *
 * @param mask where given, only pixels that it marks together with their four neighbours count, [H · W], 0 is unmarked:
 *   the seam between two parts is detail of neither
 */
export function laplacianSums(frame: RgbFrame, mask?: Uint8Array): LaplacianSums {
  const { widthPx, heightPx } = frame;
  const grey = luma(frame);
  let sum = 0;
  let sumOfSquares = 0;
  let pixels = 0;
  for (let y = 1; y < heightPx - 1; y++) {
    for (let x = 1; x < widthPx - 1; x++) {
      const at = y * widthPx + x;
      if (mask && !(mask[at] && mask[at - 1] && mask[at + 1] && mask[at - widthPx] && mask[at + widthPx]))
        continue;
      const laplacian = grey[at - 1] + grey[at + 1] + grey[at - widthPx] + grey[at + widthPx] - 4 * grey[at];
      sum += laplacian;
      sumOfSquares += laplacian * laplacian;
      pixels++;
    }
  }
  return { sum, sumOfSquares, pixels };
}

/** The sums of two frames or parts pooled into one. */
export function poolLaplacians(a: LaplacianSums, b: LaplacianSums): LaplacianSums {
  return {
    sum: a.sum + b.sum,
    sumOfSquares: a.sumOfSquares + b.sumOfSquares,
    pixels: a.pixels + b.pixels,
  };
}

/** The variance of the Laplacian. Without pixels it is not defined: NaN. */
export function sharpnessOf({ sum, sumOfSquares, pixels }: LaplacianSums): number {
  const mean = sum / pixels;
  return Math.max(0, sumOfSquares / pixels - mean * mean);
}

/**
 * Variance of the Laplacian (the four-neighbour stencil) of the luma over the inner pixels: high where a frame has
 * fine detail, 0 where it is flat or a plain gradient. Compare it with a true frame's, its unit means nothing.
 */
export function sharpness(frame: RgbFrame): number {
  return sharpnessOf(laplacianSums(frame));
}
