import type { RgbFrame } from '@dreamwalk/environment';
import { luma } from '../metrics/luma.ts';
import { saturation } from '../metrics/saturation.ts';
import { quantile } from '../statistics/bootstrap.ts';
import { bandEnergies } from './block-spectrum.ts';

/** Luma as it is, and halved once and twice. */
const SCALES = 3;

/** A response below this is none, grey levels. */
const FLAT_LEVELS = 1;

/** Blocks that local contrast and the spectrum are taken over, pixels along a side. */
const BLOCK_PX = 8;

/** Of the blocks' contrast: a frame sharp in one half and blurred in the other has a wide spread. */
const CONTRAST_QUANTILES: readonly number[] = [0.1, 0.25, 0.5, 0.75, 0.9];

/** Added before a logarithm, far below what a frame with any detail has. */
const SMALL = 1e-3;

/** A grey image, row by row. */
interface Plane {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly values: Float32Array;
}

/** What a filter makes of the pixel at an index of a plane of that width. */
type Filter = (values: Float32Array, at: number, widthPx: number) => number;

const alongX: Filter = (values, at) => values[at + 1] - values[at];
const alongY: Filter = (values, at, widthPx) => values[at + widthPx] - values[at];
const laplacian: Filter = (values, at, widthPx) =>
  values[at - 1] + values[at + 1] + values[at - widthPx] + values[at + widthPx] - 4 * values[at];
/** The pattern that an upsampling decoder leaves. */
const checkerboard: Filter = (values, at, widthPx) =>
  values[at] - values[at + 1] - values[at + widthPx] + values[at + widthPx + 1];

const FILTERS: readonly Filter[] = [alongX, alongY, laplacian, checkerboard];

/**
 * How a frame looks, regardless of what it shows, in 54 numbers, always the same ones in the same order:
 * - 36: luma at three scales (halved by 2×2 means) under four filters (difference along x, along y, four-neighbour
 *   Laplacian, 2×2 checkerboard); of each response the logarithm of its mean size, the logarithm of its kurtosis
 *   (natural images are heavy-tailed, mush and noise are not) and the share below one grey level;
 * - 5: the logarithm of the standard deviation of luma in 8×8 blocks, at the quantiles 0.1, 0.25, 0.5, 0.75, 0.9;
 * - 4: the logarithm of the energy in four bands of the blocks' discrete cosine transform, low to high;
 * - 6: mean and standard deviation of red, green and blue;
 * - 3: the logarithm of the mean size of the x difference of red − green, of blue − luma, and the mean HSV saturation.
 *
 * @param frame of 32×32 pixels at least
 */
export function frameFeatures(frame: RgbFrame): number[] {
  const grey: Plane = { widthPx: frame.widthPx, heightPx: frame.heightPx, values: luma(frame) };
  const features: number[] = [];
  let scaled = grey;
  for (let scale = 0; scale < SCALES; scale++) {
    if (scale > 0) scaled = halved(scaled);
    for (const filter of FILTERS) features.push(...responseStatistics(scaled, filter));
  }
  features.push(...contrastQuantiles(grey));
  features.push(...bandEnergies(grey.values, grey.widthPx, grey.heightPx, BLOCK_PX).map(logOf));
  features.push(...colourMoments(frame), ...chromaStatistics(frame, grey));
  return features;
}

function logOf(value: number): number {
  return Math.log(value + SMALL);
}

function halved({ widthPx, heightPx, values }: Plane): Plane {
  const half = { widthPx: widthPx >> 1, heightPx: heightPx >> 1 };
  const means = new Float32Array(half.widthPx * half.heightPx);
  for (let y = 0, at = 0; y < half.heightPx; y++)
    for (let x = 0; x < half.widthPx; x++, at++) {
      const from = 2 * y * widthPx + 2 * x;
      means[at] = (values[from] + values[from + 1] + values[from + widthPx] + values[from + widthPx + 1]) / 4;
    }
  return { ...half, values: means };
}

/** Of a filter's response over the inner pixels: log mean size, log kurtosis, share of flat pixels. */
function responseStatistics({ widthPx, heightPx, values }: Plane, filter: Filter): number[] {
  let size = 0;
  let square = 0;
  let fourth = 0;
  let flat = 0;
  for (let y = 1; y < heightPx - 1; y++)
    for (let x = 1; x < widthPx - 1; x++) {
      const response = filter(values, y * widthPx + x, widthPx);
      const squared = response * response;
      size += Math.abs(response);
      square += squared;
      fourth += squared * squared;
      if (squared < FLAT_LEVELS ** 2) flat++;
    }
  const pixels = (widthPx - 2) * (heightPx - 2);
  // With 1 on both sides a flat frame has the kurtosis of a constant, 1, and not 0 / 0.
  const kurtosis = (fourth / pixels + 1) / ((square / pixels) ** 2 + 1);
  return [logOf(size / pixels), Math.log(kurtosis), flat / pixels];
}

function contrastQuantiles({ widthPx, heightPx, values }: Plane): number[] {
  const contrasts: number[] = [];
  for (let top = 0; top + BLOCK_PX <= heightPx; top += BLOCK_PX)
    for (let left = 0; left + BLOCK_PX <= widthPx; left += BLOCK_PX) {
      let sum = 0;
      let square = 0;
      for (let y = top; y < top + BLOCK_PX; y++)
        for (let x = left; x < left + BLOCK_PX; x++) {
          const value = values[y * widthPx + x];
          sum += value;
          square += value * value;
        }
      const mean = sum / BLOCK_PX ** 2;
      contrasts.push(Math.sqrt(Math.max(0, square / BLOCK_PX ** 2 - mean * mean)));
    }
  const ascending = Float64Array.from(contrasts).sort();
  return CONTRAST_QUANTILES.map((q) => logOf(quantile(ascending, q)));
}

/** Mean and standard deviation of each channel. */
function colourMoments({ rgb }: RgbFrame): number[] {
  return [0, 1, 2].flatMap((channel) => {
    let sum = 0;
    let square = 0;
    for (let at = channel; at < rgb.length; at += 3) {
      sum += rgb[at];
      square += rgb[at] * rgb[at];
    }
    const mean = sum / (rgb.length / 3);
    return [mean, Math.sqrt(Math.max(0, square / (rgb.length / 3) - mean * mean))];
  });
}

/** Detail in the two opponent colours, and mean saturation. */
function chromaStatistics(frame: RgbFrame, grey: Plane): number[] {
  const { rgb, widthPx, heightPx } = frame;
  const redGreen = new Float32Array(widthPx * heightPx);
  const blueLuma = new Float32Array(widthPx * heightPx);
  for (let pixel = 0; pixel < redGreen.length; pixel++) {
    redGreen[pixel] = rgb[3 * pixel] - rgb[3 * pixel + 1];
    blueLuma[pixel] = rgb[3 * pixel + 2] - grey.values[pixel];
  }
  const detail = (values: Float32Array) => responseStatistics({ widthPx, heightPx, values }, alongX)[0];
  return [detail(redGreen), detail(blueLuma), saturation(frame)];
}
