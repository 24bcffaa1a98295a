import type { RgbFrame } from '@dreamwalk/environment';
import { luma } from './luma.ts';

/**
 * Variance of the Laplacian (the four-neighbour stencil) of the luma over the inner pixels: high where a frame has
 * fine detail, 0 where it is flat or a plain gradient. Compare it with a true frame's, its unit means nothing.
 */
export function sharpness(frame: RgbFrame): number {
  const { widthPx, heightPx } = frame;
  const grey = luma(frame);
  let sum = 0;
  let sumOfSquares = 0;
  for (let y = 1; y < heightPx - 1; y++) {
    for (let x = 1; x < widthPx - 1; x++) {
      const at = y * widthPx + x;
      const laplacian = grey[at - 1] + grey[at + 1] + grey[at - widthPx] + grey[at + widthPx] - 4 * grey[at];
      sum += laplacian;
      sumOfSquares += laplacian * laplacian;
    }
  }
  const pixels = (widthPx - 2) * (heightPx - 2);
  const mean = sum / pixels;
  return Math.max(0, sumOfSquares / pixels - mean * mean);
}
