import { LINE_DASHES } from './plot-style.ts';
import { escapeXml } from './svg-text.ts';

/** Length of the sample of line, and the gaps after it and after its label, pixels. */
const SAMPLE_PX = 26;
const SAMPLE_GAP_PX = 8;
const ENTRY_GAP_PX = 16;

/** A character's mean width in the legend's type, a little more than measured so that entries never touch. */
const CHARACTER_PX = 7.2;

const ROW_PX = 18;

/** The legend of a plot. */
export interface Legend {
  readonly marks: readonly string[];
  /** Height of the rows beyond the first, pixels. */
  readonly extraPx: number;
}

/**
 * A sample of each line with its label beside it, in rows from left to right.
 *
 * @param labels in the order of the lines
 * @param leftPx where each row begins
 * @param rightPx where the next row is begun, unless a single entry is longer than that
 * @param topPx the middle of the first row
 */
export function legendOf(labels: readonly string[], leftPx: number, rightPx: number, topPx: number): Legend {
  let x = leftPx;
  let extraPx = 0;
  const marks = labels.map((label, index) => {
    const widthPx = SAMPLE_PX + SAMPLE_GAP_PX + label.length * CHARACTER_PX;
    if (x > leftPx && x + widthPx > rightPx) {
      x = leftPx;
      extraPx += ROW_PX;
    }
    const y = topPx + extraPx;
    const labelX = x + SAMPLE_PX + SAMPLE_GAP_PX;
    const mark =
      `<line class="curve line${index}" stroke-dasharray="${LINE_DASHES[index]}" ` +
      `x1="${x.toFixed(1)}" y1="${y}" x2="${(x + SAMPLE_PX).toFixed(1)}" y2="${y}"/>` +
      `<text class="tick" x="${labelX.toFixed(1)}" y="${y}" dy="0.35em">${escapeXml(label)}</text>`;
    x += widthPx + ENTRY_GAP_PX;
    return mark;
  });
  return { marks, extraPx };
}
