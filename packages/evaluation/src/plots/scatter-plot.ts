import type { Interval } from '../policy-statistics/interval.ts';
import { axisTitle, type PlotAxis } from './axis.ts';
import { svgDocument } from './svg-document.ts';
import { escapeXml } from './svg-text.ts';

/** A point with an interval each way. */
export interface ScatterPoint {
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly xInterval: Interval | null;
  readonly yInterval: Interval | null;
  /** Drawn as an open ring, for what is there to be compared with only. */
  readonly isReference: boolean;
}

/** What a scatter of rates shows. */
export interface RateScatter {
  readonly title: string;
  readonly xAxis: PlotAxis;
  readonly yAxis: PlotAxis;
  /** Rates, 0 to 1. */
  readonly points: readonly ScatterPoint[];
}

const WIDTH_PX = 720;
/** Both axes have one scale, so the frame is square. */
const FRAME = { left: 64, right: 464, top: 44, bottom: 444 } as const;
/** Room for a dot at 0 or 1. */
const MARGIN_PX = 16;
const KEY_X_PX = 500;
const KEY_ROW_PX = 21;
const TICKS = [0, 0.2, 0.4, 0.6, 0.8, 1];

/**
 * A standalone SVG of rates against rates, each a numbered dot with its interval both ways, and the line on which they
 * would be equal. A key beside it names the points, from the highest down.
 */
export function rateScatterPlot({ title, xAxis, yAxis, points }: RateScatter): string {
  const ranked = [...points].sort((a, b) => b.y - a.y);
  const keyHeightPx = FRAME.top + (ranked.length + 1) * KEY_ROW_PX;
  return svgDocument(title, WIDTH_PX, Math.max(FRAME.bottom + 52, keyHeightPx), [
    `<text class="heading" x="${FRAME.left}" y="24">${escapeXml(title)}</text>`,
    ...frameMarks(xAxis, yAxis),
    // All whiskers below all dots, so that none hides a number.
    ...ranked.flatMap(whiskers),
    ...ranked.flatMap((point, at) => numbered(xPx(point.x), yPx(point.y), at + 1, point.isReference)),
    ...ranked.flatMap(({ label, isReference }, at) => {
      const y = FRAME.top + 12 + at * KEY_ROW_PX;
      return [
        ...numbered(KEY_X_PX, y, at + 1, isReference),
        `<text class="tick" x="${KEY_X_PX + 18}" y="${y}" dy="0.35em">${escapeXml(label)}</text>`,
      ];
    }),
  ]);
}

function xPx(rate: number): number {
  return FRAME.left + MARGIN_PX + rate * (FRAME.right - FRAME.left - 2 * MARGIN_PX);
}

function yPx(rate: number): number {
  return FRAME.bottom - MARGIN_PX - rate * (FRAME.bottom - FRAME.top - 2 * MARGIN_PX);
}

function frameMarks(xAxis: PlotAxis, yAxis: PlotAxis): string[] {
  const middleX = (FRAME.left + FRAME.right) / 2;
  const middleY = (FRAME.top + FRAME.bottom) / 2;
  return [
    ...TICKS.flatMap((tick) => [
      line('grid', xPx(tick), FRAME.top, xPx(tick), FRAME.bottom),
      line('grid', FRAME.left, yPx(tick), FRAME.right, yPx(tick)),
      `<text class="tick" x="${xPx(tick)}" y="${FRAME.bottom + 18}" text-anchor="middle">${tick}</text>`,
      `<text class="tick" x="${FRAME.left - 8}" y="${yPx(tick)}" dy="0.35em" text-anchor="end">${tick}</text>`,
    ]),
    line('axis', FRAME.left, FRAME.top, FRAME.left, FRAME.bottom),
    line('axis', FRAME.left, FRAME.bottom, FRAME.right, FRAME.bottom),
    line('axis equal', xPx(0), yPx(0), xPx(1), yPx(1)),
    `<text class="name" x="${middleX}" y="${FRAME.bottom + 42}" text-anchor="middle">${escapeXml(axisTitle(xAxis))}</text>`,
    `<text class="name" transform="translate(20 ${middleY}) rotate(-90)" text-anchor="middle">${escapeXml(axisTitle(yAxis))}</text>`,
  ];
}

function whiskers({ x, y, xInterval, yInterval, isReference }: ScatterPoint): string[] {
  const name = `whisker line${isReference ? 5 : 0}`;
  return [
    ...(xInterval ? [line(name, xPx(xInterval.low), yPx(y), xPx(xInterval.high), yPx(y))] : []),
    ...(yInterval ? [line(name, xPx(x), yPx(yInterval.low), xPx(x), yPx(yInterval.high))] : []),
  ];
}

function numbered(x: number, y: number, number: number, isReference: boolean): string[] {
  const [cx, cy] = [x.toFixed(1), y.toFixed(1)];
  return [
    `<circle class="${isReference ? 'ring line5' : 'dot line0'}" cx="${cx}" cy="${cy}" r="9"/>`,
    `<text class="${isReference ? 'number' : 'number on-dot'}" x="${cx}" y="${cy}" dy="0.36em" text-anchor="middle">${number}</text>`,
  ];
}

function line(name: string, x1: number, y1: number, x2: number, y2: number): string {
  const [fromX, fromY, toX, toY] = [x1, y1, x2, y2].map((px) => px.toFixed(1));
  return `<line class="${name}" x1="${fromX}" y1="${fromY}" x2="${toX}" y2="${toY}"/>`;
}
