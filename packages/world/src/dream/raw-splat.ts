import type { RgbFrame } from '@dreamwalk/environment';
import { GUIDE_CHANNELS } from '@dreamwalk/inference';

/** Which pixels of a guide some view covers. */
export interface Cover {
  /** [H · W], 1 where a view covers the pixel. */
  readonly mask: Uint8Array;
  /** In [0, 1]. */
  readonly share: number;
  /** In [0, 1], of the pixels whose winner is a real view. */
  readonly realShare: number;
}

/** The cover of a guide [8, H, W]. */
export function coverOf(guide: Float32Array, widthPx: number, heightPx: number): Cover {
  const pixels = widthPx * heightPx;
  const mask = new Uint8Array(pixels);
  let covered = 0;
  let real = 0;
  for (let pixel = 0; pixel < pixels; pixel++) {
    const isReal = guide[GUIDE_CHANNELS.realConfidence * pixels + pixel] > 0;
    if (!isReal && guide[GUIDE_CHANNELS.generatedConfidence * pixels + pixel] <= 0) continue;
    mask[pixel] = 1;
    covered++;
    if (isReal) real++;
  }
  return { mask, share: covered / pixels, realShare: real / pixels };
}

/**
 * What the remembered views show by themselves, without a model: the guide's colours, uncovered pixels filled with the
 * mean of the covered ones, mid-grey where nothing is covered.
 */
export function rawSplat(guide: Float32Array, { mask }: Cover, widthPx: number, heightPx: number): RgbFrame {
  const pixels = widthPx * heightPx;
  const rgb = new Uint8Array(3 * pixels);
  for (let channel = 0; channel < 3; channel++) {
    const colours = guide.subarray(channel * pixels, (channel + 1) * pixels);
    const fill = meanWhere(mask, colours);
    for (let pixel = 0; pixel < pixels; pixel++)
      rgb[3 * pixel + channel] = toByte(mask[pixel] ? colours[pixel] : fill);
  }
  return { widthPx, heightPx, rgb };
}

function meanWhere(mask: Uint8Array, values: Float32Array): number {
  let sum = 0;
  let count = 0;
  for (let at = 0; at < mask.length; at++) {
    if (mask[at] === 0) continue;
    sum += values[at];
    count++;
  }
  return count > 0 ? sum / count : 0;
}

/** [−1, 1] to a byte. */
function toByte(value: number): number {
  return Math.min(255, Math.max(0, Math.round((value + 1) * 127.5)));
}
