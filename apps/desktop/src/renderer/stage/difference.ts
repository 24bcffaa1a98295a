import type { RgbFrame } from '@dreamwalk/environment';

/** Small differences are what one looks for: a quarter of the range is white. */
const GAIN = 4;

/** How far two frames of one size are apart, channel by channel: black where they are alike. */
export function differenceOf(a: RgbFrame, b: RgbFrame): RgbFrame {
  const rgb = a.rgb.map((value, at) => Math.min(255, GAIN * Math.abs(value - b.rgb[at])));
  return { widthPx: a.widthPx, heightPx: a.heightPx, rgb };
}
