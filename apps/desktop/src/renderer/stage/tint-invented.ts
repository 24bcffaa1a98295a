import type { RgbFrame } from '@dreamwalk/environment';

/** The colour of what is dreamed, in all instruments (`--dreamed`), as RGB. */
const DREAMED = [233, 197, 137] as const;
/** Share of that colour in a tinted pixel: enough to be seen on any, little enough to see what is there. */
const STRENGTH = 0.5;

/**
 * The frame with every pixel tinted that no remembered view shows.
 *
 * @param covered [height · width], 1 where a remembered view shows the pixel
 */
export function tintInvented(frame: RgbFrame, covered: Uint8Array): RgbFrame {
  const rgb = Uint8Array.from(frame.rgb);
  for (let pixel = 0; pixel < covered.length; pixel++) {
    if (covered[pixel]) continue;
    for (let channel = 0; channel < 3; channel++) {
      const at = 3 * pixel + channel;
      rgb[at] = Math.round(rgb[at] + STRENGTH * (DREAMED[channel] - rgb[at]));
    }
  }
  return { ...frame, rgb };
}
