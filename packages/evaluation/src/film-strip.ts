import type { RgbFrame } from '@dreamwalk/environment';
import { EvaluationError, FrameSizeError } from './errors.ts';

/** Between the frames and round them. */
const GAP_PX = 2;

/** A near-black that no bundled world has. */
const GAP_GREY = 16;

/**
 * Lays rows of frames out on one image, first row on top, first frame on the left. Rows may differ in length.
 *
 * @param rows at least one frame; all of one size
 * @throws EvaluationError where there is no frame
 * @throws FrameSizeError where the frames differ in size
 */
export function filmStrip(rows: readonly (readonly RgbFrame[])[]): RgbFrame {
  const first = rows.flat()[0];
  if (!first) throw new EvaluationError('A film strip needs at least one frame.');
  const columns = Math.max(...rows.map((row) => row.length));
  const widthPx = columns * (first.widthPx + GAP_PX) + GAP_PX;
  const heightPx = rows.length * (first.heightPx + GAP_PX) + GAP_PX;
  const rgb = new Uint8Array(widthPx * heightPx * 3).fill(GAP_GREY);
  for (const [row, frames] of rows.entries()) {
    for (const [column, frame] of frames.entries()) {
      if (frame.widthPx !== first.widthPx || frame.heightPx !== first.heightPx)
        throw new FrameSizeError(first, frame);
      const left = GAP_PX + column * (frame.widthPx + GAP_PX);
      const top = GAP_PX + row * (frame.heightPx + GAP_PX);
      for (let y = 0; y < frame.heightPx; y++) {
        const line = frame.rgb.subarray(y * frame.widthPx * 3, (y + 1) * frame.widthPx * 3);
        rgb.set(line, ((top + y) * widthPx + left) * 3);
      }
    }
  }
  return { widthPx, heightPx, rgb };
}
