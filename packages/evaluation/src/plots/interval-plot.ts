import { EvaluationError } from '../errors.ts';
import type { Interval } from '../policy-statistics/interval.ts';
import { type AxisScale, axisScale, axisTitle, type PlotAxis } from './axis.ts';
import { dotMark, MOST_SERIES } from './dot.ts';
import { svgDocument } from './svg-document.ts';
import { escapeXml } from './svg-text.ts';

/** A value with its interval; null where a row has none of a series. */
export interface IntervalMark {
  readonly value: number;
  readonly interval: Interval | null;
}

/** One row, such as a policy. */
export interface IntervalRow {
  readonly label: string;
  /** One for each series. */
  readonly marks: readonly (IntervalMark | null)[];
}

/** Rows below each other, such as those of a task. */
export interface IntervalPanel {
  readonly title: string;
  readonly rows: readonly IntervalRow[];
}

/** What an interval plot shows. */
export interface IntervalPlot {
  readonly title: string;
  readonly axis: PlotAxis;
  /** Values that the axis has to hold whatever is drawn, such as 0 and 1 for a rate. */
  readonly span: readonly number[];
  /** Names of the series, one to three. */
  readonly series: readonly string[];
  /** Side by side, two in a row; a single one has the whole width. */
  readonly panels: readonly IntervalPanel[];
}

const WIDTH_PX = 720;
const GAP_PX = 20;
const LEGEND_Y_PX = 54;
const PANELS_TOP_PX = 74;
const LABEL_PX = 170;
/** Height of a panel's title, and the space above a panel that has none. */
const TITLE_PX = 26;
const UNTITLED_PX = 6;
const AXIS_PX = 48;
/** Between the series of a row, and between rows. */
const SERIES_PX = 11;
const ROW_GAP_PX = 9;

/**
 * A standalone SVG of values with their intervals, a row for each thing compared: dots with whiskers along a common
 * axis, with a line at 0 where the axis goes below.
 *
 * @throws EvaluationError where there is no series or more than three, no panel, or a number that is not finite
 */
export function intervalPlot(plot: IntervalPlot): string {
  requireDrawable(plot);
  const { title, series, panels } = plot;
  const columns = panels.length === 1 ? 1 : 2;
  const widthPx = (WIDTH_PX - GAP_PX * (columns - 1)) / columns;
  const scale = axisScale([...plot.span, ...numbersOf(plot)], columns === 1 ? 8 : 5);
  const heightPx = Math.max(...panels.map((panel) => panelHeightPx(panel, series.length)));
  const drawn = panels.flatMap((panel, at) => {
    const x = (at % columns) * (widthPx + GAP_PX);
    const y = PANELS_TOP_PX + Math.floor(at / columns) * heightPx;
    return [`<g transform="translate(${x} ${y})">`, ...panelMarks(panel, plot, scale, widthPx), '</g>'];
  });
  return svgDocument(title, WIDTH_PX, PANELS_TOP_PX + Math.ceil(panels.length / columns) * heightPx, [
    `<text class="heading" x="0" y="24">${escapeXml(title)}</text>`,
    ...legendMarks(series),
    ...drawn,
  ]);
}

function legendMarks(series: readonly string[]): string[] {
  let x = 6;
  return series.map((name, at) => {
    const mark =
      dotMark(at, x, LEGEND_Y_PX) +
      `<text class="tick" x="${x + 12}" y="${LEGEND_Y_PX}" dy="0.35em">${escapeXml(name)}</text>`;
    x += 40 + 7.2 * name.length;
    return mark;
  });
}

function rowHeightPx(seriesCount: number): number {
  return seriesCount * SERIES_PX + ROW_GAP_PX;
}

function topPxOf({ title }: IntervalPanel): number {
  return title === '' ? UNTITLED_PX : TITLE_PX;
}

function panelHeightPx(panel: IntervalPanel, seriesCount: number): number {
  return topPxOf(panel) + panel.rows.length * rowHeightPx(seriesCount) + AXIS_PX;
}

function panelMarks(
  panel: IntervalPanel,
  { axis, series }: IntervalPlot,
  { low, high, ticks, decimals }: AxisScale,
  widthPx: number,
): string[] {
  const { title, rows } = panel;
  const framePx = topPxOf(panel);
  const [leftPx, rightPx] = [LABEL_PX, widthPx - 12];
  const xPx = (value: number) => leftPx + ((value - low) / (high - low)) * (rightPx - leftPx);
  const bottomPx = framePx + rows.length * rowHeightPx(series.length);
  const vertical = (name: string, value: number, fromPx: number, toPx: number) =>
    `<line class="${name}" x1="${xPx(value).toFixed(1)}" y1="${fromPx}" x2="${xPx(value).toFixed(1)}" y2="${toPx}"/>`;
  return [
    title === '' ? '' : `<text class="name" x="${leftPx}" y="14">${escapeXml(title)}</text>`,
    ...ticks.map(
      (tick) =>
        vertical(tick === 0 ? 'axis' : 'grid', tick, framePx, bottomPx) +
        `<text class="tick" x="${xPx(tick).toFixed(1)}" y="${bottomPx + 16}" text-anchor="middle">` +
        `${tick.toFixed(decimals).replace('-', '−')}</text>`,
    ),
    `<text class="tick" x="${(leftPx + rightPx) / 2}" y="${bottomPx + 34}" text-anchor="middle">${escapeXml(axisTitle(axis))}</text>`,
    ...rows.flatMap(({ label, marks }, row) => {
      const topPx = framePx + row * rowHeightPx(series.length) + ROW_GAP_PX / 2;
      const middlePx = topPx + (series.length * SERIES_PX) / 2;
      return [
        `<text class="tick" x="${leftPx - 10}" y="${middlePx}" dy="0.35em" text-anchor="end">${escapeXml(label)}</text>`,
        ...marks.map((mark, at) => (mark ? intervalMark(mark, at, topPx + (at + 0.5) * SERIES_PX, xPx) : '')),
      ];
    }),
  ];
}

function intervalMark(
  { value, interval }: IntervalMark,
  series: number,
  yPx: number,
  xPx: (value: number) => number,
): string {
  const whisker = interval
    ? `<line class="curve line${series}" x1="${xPx(interval.low).toFixed(1)}" y1="${yPx}" x2="${xPx(interval.high).toFixed(1)}" y2="${yPx}"/>`
    : '';
  return whisker + dotMark(series, xPx(value), yPx);
}

function numbersOf({ panels }: IntervalPlot): number[] {
  return panels.flatMap(({ rows }) =>
    rows.flatMap(({ marks }) =>
      marks.flatMap((mark) =>
        mark ? [mark.value, ...(mark.interval ? [mark.interval.low, mark.interval.high] : [])] : [],
      ),
    ),
  );
}

/** @throws EvaluationError */
function requireDrawable(plot: IntervalPlot): void {
  const { title, series, panels } = plot;
  if (series.length === 0 || series.length > MOST_SERIES || panels.length === 0)
    throw new EvaluationError(
      `An interval plot has a panel at least and 1 to ${MOST_SERIES} series; “${title}” has ${panels.length} and ${series.length}.`,
    );
  if (![...plot.span, ...numbersOf(plot)].every(Number.isFinite))
    throw new EvaluationError(`“${title}” has a value that is not finite; leave it out.`);
}
