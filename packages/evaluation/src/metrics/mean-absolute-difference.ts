import type { RgbFrame } from '@dreamwalk/environment';
import { requireSameSize } from './same-size.ts';

/**
 * Mean absolute difference of two frames over all pixels and channels, grey levels of 255.
 *
 * @throws FrameSizeError where the frames differ in size
 */
export function meanAbsoluteDifference(a: RgbFrame, b: RgbFrame): number {
  requireSameSize(a, b);
  let sum = 0;
  for (let at = 0; at < a.rgb.length; at++) sum += Math.abs(a.rgb[at] - b.rgb[at]);
  return sum / a.rgb.length;
}
