import type { RgbFrame } from '@dreamwalk/environment';
import { FrameSizeError } from '../errors.ts';

/** @throws FrameSizeError where the frames differ in size */
export function requireSameSize(a: RgbFrame, b: RgbFrame): void {
  if (a.widthPx !== b.widthPx || a.heightPx !== b.heightPx) throw new FrameSizeError(a, b);
}
