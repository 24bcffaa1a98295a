import type { RgbFrame } from '@dreamwalk/environment';

/**
 * Mean saturation of a frame in the HSV sense, (max − min) / max of each pixel's channels, in [0, 1]; black counts 0.
 * Dreams that drift often grey out or oversaturate, which this shows beside a true frame's value.
 */
export function saturation(frame: RgbFrame): number {
  const { rgb } = frame;
  let sum = 0;
  for (let at = 0; at < rgb.length; at += 3) {
    const most = Math.max(rgb[at], rgb[at + 1], rgb[at + 2]);
    const least = Math.min(rgb[at], rgb[at + 1], rgb[at + 2]);
    if (most > 0) sum += (most - least) / most;
  }
  return sum / (rgb.length / 3);
}
