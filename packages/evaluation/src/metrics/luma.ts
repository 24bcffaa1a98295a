import type { RgbFrame } from '@dreamwalk/environment';

/** Luma of every pixel, [H · W] in [0, 255], with the weights of Rec. 601. */
export function luma(frame: RgbFrame): Float32Array {
  const out = new Float32Array(frame.widthPx * frame.heightPx);
  for (let pixel = 0, at = 0; pixel < out.length; pixel++, at += 3)
    out[pixel] = 0.299 * frame.rgb[at] + 0.587 * frame.rgb[at + 1] + 0.114 * frame.rgb[at + 2];
  return out;
}
