import type { RgbImage } from './image.ts';
import { type Resampler, resampler } from './resample.ts';

/** How a picture is enlarged: `nearest` keeps the pixels square, `bicubic` (Catmull-Rom) smooths them. */
export type ScaleFilter = 'nearest' | 'bicubic';

/** Turns RGB pictures of one size into the planes that video encoders take. */
export interface I420Converter {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Y, then Cb, then Cr at half the size; BT.709, limited range. A new buffer each time. */
  convert(image: RgbImage): Uint8Array<ArrayBuffer>;
}

/**
 * Enlarges by a whole factor and converts to I420 in one go. Colour is converted *before* enlarging, so with a
 * factor of 2 or more the halved chroma planes lose nothing of the picture.
 * @param factor enlargement, a whole number from 1
 * @throws {RangeError} when the enlarged size would be odd, which I420 cannot hold
 */
export function i420Converter(
  widthPx: number,
  heightPx: number,
  factor: number,
  filter: ScaleFilter,
): I420Converter {
  if (!Number.isInteger(factor) || factor < 1)
    throw new RangeError(`The enlargement must be a whole number from 1, not ${factor}.`);
  const outWidth = widthPx * factor;
  const outHeight = heightPx * factor;
  if (outWidth % 2 !== 0 || outHeight % 2 !== 0)
    throw new RangeError(`A film of ${outWidth}×${outHeight} has an odd side; enlarge it by an even factor.`);

  // MPEG-4 part 10 places a chroma sample on the left one of its two luma columns, midway between its two rows.
  const luma = resampler(widthPx, heightPx, outWidth, outHeight, filter, {
    x: (i) => (i + 0.5) / factor - 0.5,
    y: (j) => (j + 0.5) / factor - 0.5,
  });
  const chroma = resampler(widthPx, heightPx, outWidth / 2, outHeight / 2, filter, {
    x: (i) => (2 * i + 0.5) / factor - 0.5,
    y: (j) => (2 * j + 1) / factor - 0.5,
  });
  const planes = [0, 1, 2].map(() => new Float32Array(widthPx * heightPx));

  return {
    widthPx: outWidth,
    heightPx: outHeight,
    convert(image) {
      if (image.widthPx !== widthPx || image.heightPx !== heightPx)
        throw new RangeError(
          `This film has pictures of ${widthPx}×${heightPx}, not ${image.widthPx}×${image.heightPx}.`,
        );
      splitBt709(image.rgb, planes);
      const lumaSize = outWidth * outHeight;
      const out = new Uint8Array(lumaSize * 1.5);
      const into = (plane: number, by: Resampler, from: number, length: number) =>
        by(planes[plane], out.subarray(from, from + length));
      into(0, luma, 0, lumaSize);
      into(1, chroma, lumaSize, lumaSize / 4);
      into(2, chroma, lumaSize * 1.25, lumaSize / 4);
      return out;
    },
  };
}

/** ITU-R BT.709-6 §3: Kr = 0.2126, Kb = 0.0722; limited range 16–235 and 16–240. */
function splitBt709(rgb: Uint8Array, [y, cb, cr]: readonly Float32Array[]): void {
  for (let i = 0, at = 0; i < y.length; i++, at += 3) {
    const r = rgb[at];
    const g = rgb[at + 1];
    const b = rgb[at + 2];
    const luma = 0.2126 * r + 0.7152 * g + 0.0722 * b;
    y[i] = 16 + (219 / 255) * luma;
    cb[i] = 128 + ((224 / 255) * (b - luma)) / 1.8556;
    cr[i] = 128 + ((224 / 255) * (r - luma)) / 1.5748;
  }
}
