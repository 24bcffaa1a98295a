import { svgDocument } from './svg-document.ts';
import { escapeXml } from './svg-text.ts';

/** What a plot of ranks shows. */
export interface RankPlot {
  readonly title: string;
  readonly labels: readonly string[];
  /** [label][rank − 1], 0 to 1. */
  readonly probabilities: readonly (readonly number[])[];
}

const WIDTH_PX = 720;
const LEFT_PX = 170;
const TOP_PX = 66;
const ROW_PX = 28;

/** Opacity of a certain rank: a percentage has to be legible on it in both schemes. */
const DEEPEST = 0.45;

/** Below this a cell holds no percentage, since it would say 0. */
const LEAST_SHOWN = 0.005;

/**
 * A standalone SVG of how probable every rank of every policy is: a row each, the one with the best mean rank on top, and a
 * column for each rank, the deeper the more probable.
 */
export function rankPlot({ title, labels, probabilities }: RankPlot): string {
  const ranked = probabilities
    .map((row, at) => ({ row, label: labels[at], meanRank: row.reduce((sum, p, rank) => sum + p * rank, 0) }))
    .sort((a, b) => a.meanRank - b.meanRank);
  const cellPx = Math.min(90, (WIDTH_PX - LEFT_PX) / Math.max(1, labels.length));
  return svgDocument(title, WIDTH_PX, TOP_PX + ranked.length * ROW_PX + 8, [
    `<text class="heading" x="0" y="24">${escapeXml(title)}</text>`,
    ...ranked.map(
      (_, rank) =>
        `<text class="tick" x="${LEFT_PX + (rank + 0.5) * cellPx}" y="${TOP_PX - 10}" text-anchor="middle">${rank + 1}</text>`,
    ),
    ...ranked.flatMap(({ row, label }, at) => {
      const y = TOP_PX + at * ROW_PX;
      return [
        `<text class="tick" x="${LEFT_PX - 10}" y="${y + ROW_PX / 2}" dy="0.35em" text-anchor="end">${escapeXml(label)}</text>`,
        ...row.map((p, rank) => cellMark(p, LEFT_PX + rank * cellPx, y, cellPx)),
      ];
    }),
  ]);
}

function cellMark(p: number, x: number, y: number, widthPx: number): string {
  const text =
    p < LEAST_SHOWN
      ? ''
      : `<text class="tick" x="${x + widthPx / 2}" y="${y + ROW_PX / 2}" dy="0.35em" text-anchor="middle">${Math.round(100 * p)} %</text>`;
  return (
    `<rect class="dot line0" fill-opacity="${(DEEPEST * p).toFixed(3)}" x="${x}" y="${y}" width="${widthPx}" height="${ROW_PX}"/>` +
    `<rect class="frame" x="${x}" y="${y}" width="${widthPx}" height="${ROW_PX}"/>${text}`
  );
}
