import type { RgbFrame } from '@dreamwalk/environment';

/** How a picture comes to another size: `stretch` ignores its proportions, `pad` keeps them and adds black bars. */
export type Fit = 'stretch' | 'pad';

/** Where a picture of one size lies within another, in pixels of the latter. */
export interface Placement {
  readonly leftPx: number;
  readonly topPx: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Where a picture goes when it is fitted into another size; padded in the middle, as openpi's `resize_with_pad` does. */
export function placement(
  from: { readonly widthPx: number; readonly heightPx: number },
  widthPx: number,
  heightPx: number,
  fit: Fit,
): Placement {
  if (fit === 'stretch') return { leftPx: 0, topPx: 0, widthPx, heightPx };
  const ratio = Math.max(from.widthPx / widthPx, from.heightPx / heightPx);
  const innerWidthPx = Math.max(1, Math.floor(from.widthPx / ratio));
  const innerHeightPx = Math.max(1, Math.floor(from.heightPx / ratio));
  return {
    leftPx: Math.floor((widthPx - innerWidthPx) / 2),
    topPx: Math.floor((heightPx - innerHeightPx) / 2),
    widthPx: innerWidthPx,
    heightPx: innerHeightPx,
  };
}

/**
 * A picture in another size, as planes: [3, heightPx, widthPx], 0 to 255, not rounded. The filter is a triangle that grows as the
 * picture shrinks, so that nothing is skipped: Pillow's BILINEAR, and PyTorch's with `antialias`.
 */
export function resizedPlanes(frame: RgbFrame, widthPx: number, heightPx: number, fit: Fit): Float32Array {
  const place = placement(frame, widthPx, heightPx, fit);
  const across = triangleTaps(frame.widthPx, place.widthPx);
  const down = triangleTaps(frame.heightPx, place.heightPx);
  const planes = new Float32Array(3 * heightPx * widthPx);
  const narrowed = new Float32Array(frame.heightPx * place.widthPx);
  for (let channel = 0; channel < 3; channel++) {
    for (let y = 0, out = 0; y < frame.heightPx; y++)
      for (const { first, weights } of across) {
        let sum = 0;
        for (let k = 0, at = (y * frame.widthPx + first) * 3 + channel; k < weights.length; k++, at += 3)
          sum += weights[k] * frame.rgb[at];
        narrowed[out++] = sum;
      }
    for (const [y, { first, weights }] of down.entries()) {
      const row = (channel * heightPx + place.topPx + y) * widthPx + place.leftPx;
      for (let x = 0; x < place.widthPx; x++) {
        let sum = 0;
        for (let k = 0; k < weights.length; k++)
          sum += weights[k] * narrowed[(first + k) * place.widthPx + x];
        planes[row + x] = sum;
      }
    }
  }
  return planes;
}

/** A depth map in another size: [heightPx, widthPx], every sample that of the nearest pixel, because a mean of two surfaces is none. */
export function resizedDepth(
  depthM: Float32Array,
  from: { readonly widthPx: number; readonly heightPx: number },
  widthPx: number,
  heightPx: number,
  fit: Fit,
): Float32Array {
  const place = placement(from, widthPx, heightPx, fit);
  const resized = new Float32Array(widthPx * heightPx);
  for (let y = 0; y < place.heightPx; y++) {
    const row = Math.floor(((y + 0.5) * from.heightPx) / place.heightPx) * from.widthPx;
    for (let x = 0; x < place.widthPx; x++)
      resized[(place.topPx + y) * widthPx + place.leftPx + x] =
        depthM[row + Math.floor(((x + 0.5) * from.widthPx) / place.widthPx)];
  }
  return resized;
}

/** The samples that one output sample is made of, from `first` on. */
interface Taps {
  readonly first: number;
  readonly weights: Float64Array;
}

/** Pillow's `precompute_coeffs` (src/libImaging/Resample.c) for a triangle of support 1. */
function triangleTaps(count: number, targetCount: number): Taps[] {
  const scale = count / targetCount;
  const support = Math.max(scale, 1);
  return Array.from({ length: targetCount }, (_, target) => {
    const centre = (target + 0.5) * scale;
    const first = Math.max(0, Math.floor(centre - support + 0.5));
    const end = Math.min(count, Math.floor(centre + support + 0.5));
    const weights = Float64Array.from({ length: end - first }, (_, k) =>
      Math.max(0, 1 - Math.abs(first + k + 0.5 - centre) / support),
    );
    const sum = weights.reduce((total, weight) => total + weight, 0);
    return { first, weights: weights.map((weight) => weight / sum) };
  });
}
