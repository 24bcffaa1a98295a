import type { RgbFrame } from '@dreamwalk/environment';
import { EvaluationError } from '../errors.ts';
import { luma } from './luma.ts';
import { requireSameSize } from './same-size.ts';

/** Half the window: 11 × 11 pixels. */
const RADIUS_PX = 5;
const SIGMA_PX = 1.5;

/** (K₁L)² and (K₂L)² with K₁ = 0.01, K₂ = 0.03, L = 255: they keep flat windows from dividing by 0. */
const C1 = (0.01 * 255) ** 2;
const C2 = (0.03 * 255) ** 2;

/** One row of the window, [11], sum 1; the window itself is its outer product. */
const GAUSSIAN = gaussianWeights();

/** Numbers in an image of their own size, [H · W]. */
interface Plane {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly values: Float64Array;
}

/**
 * Mean structural similarity of two frames' Rec. 601 luma (Wang, Bovik, Sheikh and Simoncelli 2004, "Image Quality
 * Assessment: From Error Visibility to Structural Similarity", eq. 13): 11 × 11 Gaussian window of σ = 1.5 px,
 * K₁ = 0.01, K₂ = 0.03, L = 255, variances divided by the weights' sum, and the mean over the windows that lie within
 * the frame. 1 is equal, 0 is unrelated, negative is inverted structure.
 *
 * @throws FrameSizeError where the frames differ in size
 * @throws EvaluationError where a frame is smaller than one window
 */
export function ssim(a: RgbFrame, b: RgbFrame): number {
  requireSameSize(a, b);
  const { widthPx, heightPx } = a;
  if (Math.min(widthPx, heightPx) < 2 * RADIUS_PX + 1)
    throw new EvaluationError(
      `SSIM needs frames of at least 11×11 pixels, which is its window; these have ${widthPx}×${heightPx}.`,
    );
  const lumaA = luma(a);
  const lumaB = luma(b);
  const windowed = (of: (at: number) => number) =>
    windowMeans({ widthPx, heightPx, values: Float64Array.from(lumaA, (_, at) => of(at)) }).values;
  const meanA = windowed((at) => lumaA[at]);
  const meanB = windowed((at) => lumaB[at]);
  const meanAA = windowed((at) => lumaA[at] ** 2);
  const meanBB = windowed((at) => lumaB[at] ** 2);
  const meanAB = windowed((at) => lumaA[at] * lumaB[at]);
  let sum = 0;
  for (let at = 0; at < meanA.length; at++) {
    const productOfMeans = meanA[at] * meanB[at];
    const sumOfSquares = meanA[at] ** 2 + meanB[at] ** 2;
    const covariance = meanAB[at] - productOfMeans;
    const variances = meanAA[at] + meanBB[at] - sumOfSquares;
    sum += ((2 * productOfMeans + C1) * (2 * covariance + C2)) / ((sumOfSquares + C1) * (variances + C2));
  }
  return sum / meanA.length;
}

/** The Gaussian mean round every pixel whose window lies within the plane: ten pixels less each way. */
function windowMeans(plane: Plane): Plane {
  return transposed(rowMeans(transposed(rowMeans(plane))));
}

function rowMeans({ widthPx, heightPx, values }: Plane): Plane {
  const validPx = widthPx - 2 * RADIUS_PX;
  const means = new Float64Array(validPx * heightPx);
  for (let y = 0; y < heightPx; y++)
    for (let x = 0; x < validPx; x++)
      for (let tap = 0; tap < GAUSSIAN.length; tap++)
        means[y * validPx + x] += GAUSSIAN[tap] * values[y * widthPx + x + tap];
  return { widthPx: validPx, heightPx, values: means };
}

function transposed({ widthPx, heightPx, values }: Plane): Plane {
  const turned = new Float64Array(values.length);
  for (let y = 0; y < heightPx; y++)
    for (let x = 0; x < widthPx; x++) turned[x * heightPx + y] = values[y * widthPx + x];
  return { widthPx: heightPx, heightPx: widthPx, values: turned };
}

function gaussianWeights(): number[] {
  const weights = Array.from({ length: 2 * RADIUS_PX + 1 }, (_, tap) =>
    Math.exp(-((tap - RADIUS_PX) ** 2) / (2 * SIGMA_PX ** 2)),
  );
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}
