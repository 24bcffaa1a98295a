import type { RgbFrame } from '@dreamwalk/environment';
import { requireSameSize } from './same-size.ts';

/** What identical frames score, so that the mean over a sequence stays finite. */
export const IDENTICAL_PSNR_DB = 100;

/**
 * Sum of squared differences and how many samples it was summed over (three a pixel), on the scale of uint8.
 * Sums of several frames add up, which is how an error is pooled over them.
 */
export interface SquaredError {
  readonly sum: number;
  readonly samples: number;
}

/** No error over no pixels: where pooling starts. */
export const noError: SquaredError = { sum: 0, samples: 0 };

/**
 * The squared error between two frames.
 *
 * @param mask where given, only pixels whose entry [H · W] is not 0 count
 * @throws FrameSizeError where the frames differ in size
 */
export function squaredError(a: RgbFrame, b: RgbFrame, mask?: Uint8Array): SquaredError {
  requireSameSize(a, b);
  let sum = 0;
  let pixels = 0;
  for (let pixel = 0, at = 0; pixel < a.widthPx * a.heightPx; pixel++, at += 3) {
    if (mask && mask[pixel] === 0) continue;
    const red = a.rgb[at] - b.rgb[at];
    const green = a.rgb[at + 1] - b.rgb[at + 1];
    const blue = a.rgb[at + 2] - b.rgb[at + 2];
    sum += red * red + green * green + blue * blue;
    pixels++;
  }
  return { sum, samples: 3 * pixels };
}

/** Two errors pooled into one. */
export function pool(a: SquaredError, b: SquaredError): SquaredError {
  return { sum: a.sum + b.sum, samples: a.samples + b.samples };
}

/**
 * Peak signal-to-noise ratio 10 log₁₀(255² / MSE) in decibels; `IDENTICAL_PSNR_DB` at most.
 * Without samples it is not defined: NaN.
 */
export function psnrOf(error: SquaredError): number {
  const meanSquared = error.sum / error.samples;
  return Math.min(IDENTICAL_PSNR_DB, 10 * Math.log10(255 ** 2 / meanSquared));
}

/**
 * PSNR of two frames in decibels, over all pixels and channels.
 *
 * @throws FrameSizeError where the frames differ in size
 */
export function psnr(a: RgbFrame, b: RgbFrame): number {
  return psnrOf(squaredError(a, b));
}
