import { EvaluationError } from '../errors.ts';
import type { MeanInterval } from '../statistics/bootstrap.ts';
import { type AxisScale, axisScale, axisTitle, type PlotAxis } from './axis.ts';
import { legendOf } from './legend.ts';
import { LINE_DASHES } from './plot-style.ts';
import { svgDocument } from './svg-document.ts';
import { escapeXml, polyline } from './svg-text.ts';

/** A value at a place on the horizontal axis, with the interval that it lies in where there is one. */
export interface PlotPoint {
  readonly x: number;
  readonly y: number;
  /** The lower and the upper edge of the band at this place. */
  readonly band?: { readonly low: number; readonly high: number };
}

/** One curve of a plot. */
export interface PlotLine {
  readonly label: string;
  /** At least one, ascending in x. Those that have a band are joined into one. */
  readonly points: readonly PlotPoint[];
}

/** Lines that one plot can tell apart. */
export const MOST_LINES: number = LINE_DASHES.length;

/** What a line plot shows. */
export interface LinePlot {
  readonly title: string;
  readonly xAxis: PlotAxis;
  readonly yAxis: PlotAxis;
  /** One to six; the first is drawn on top. */
  readonly lines: readonly PlotLine[];
}

const WIDTH_PX = 720;
const HEIGHT_PX = 420;
/** The frame that the curves are drawn in. */
const FRAME = { left: 72, right: 700, top: 84, bottom: 360 } as const;
const LEGEND_TOP_PX = 58;

/**
 * A standalone SVG of curves with bands: titled axes with their units, round ticks, a legend. Lines differ in dash as
 * well as in colour, and the colours follow the reader's light or dark scheme on a background left transparent.
 *
 * @throws EvaluationError where there is no line or more than six, a line without a point, or a number that is not finite
 */
export function linePlot(plot: LinePlot): string {
  return linePlots(plot.title, [plot]);
}

/**
 * Plots one below the other on one standalone SVG, for quantities that have not one unit.
 *
 * @param title of all together, told to screen readers
 * @throws EvaluationError as `linePlot` does
 */
export function linePlots(title: string, plots: readonly LinePlot[]): string {
  let heightPx = 0;
  const marks = plots.flatMap((plot) => {
    const panel = panelOf(plot);
    const topPx = heightPx;
    heightPx += panel.heightPx;
    return [`<g transform="translate(0 ${topPx})">`, ...panel.marks, '</g>'];
  });
  return svgDocument(title, WIDTH_PX, heightPx, marks);
}

/** One plot of a picture, and its height. */
function panelOf(plot: LinePlot): { marks: string[]; heightPx: number } {
  requireDrawable(plot);
  const points = plot.lines.flatMap((line) => line.points);
  const x = axisScale(
    points.map((point) => point.x),
    8,
  );
  const y = axisScale(
    points.flatMap((point) => [point.y, ...(point.band ? [point.band.low, point.band.high] : [])]),
    6,
  );
  const place: Placement = {
    xPx: (value) => spread(value, x, FRAME.left, FRAME.right),
    yPx: (value) => spread(value, y, FRAME.bottom, FRAME.top),
  };
  const legend = legendOf(
    plot.lines.map((line) => line.label),
    FRAME.left,
    FRAME.right,
    LEGEND_TOP_PX,
  );
  const drawn = plot.lines.map((line, index) => lineMarks(line, index, place)).reverse();
  const marks = [
    `<text class="heading" x="${FRAME.left}" y="30">${escapeXml(plot.title)}</text>`,
    ...legend.marks,
    `<g transform="translate(0 ${legend.extraPx})">`,
    ...axisMarks(plot, x, y, place),
    ...drawn.flatMap(({ band }) => band),
    ...drawn.map(({ curve }) => curve),
    '</g>',
  ];
  return { marks, heightPx: HEIGHT_PX + legend.extraPx };
}

/** The points of a curve whose value at index k belongs to `firstX + k`, such as one by horizon. */
export function bandPoints(intervals: readonly MeanInterval[], firstX: number): PlotPoint[] {
  return intervals.map(({ mean, low, high }, at) => ({ x: firstX + at, y: mean, band: { low, high } }));
}

/** Where a value lies on the picture, pixels from its left and from its top. */
interface Placement {
  readonly xPx: (value: number) => number;
  readonly yPx: (value: number) => number;
}

function spread(value: number, { low, high }: AxisScale, fromPx: number, toPx: number): number {
  return fromPx + ((value - low) / (high - low)) * (toPx - fromPx);
}

function axisMarks(plot: LinePlot, x: AxisScale, y: AxisScale, place: Placement): string[] {
  const middleX = (FRAME.left + FRAME.right) / 2;
  const middleY = (FRAME.top + FRAME.bottom) / 2;
  return [
    ...y.ticks.map((tick) => {
      const at = place.yPx(tick).toFixed(1);
      return (
        `<line class="grid" x1="${FRAME.left}" y1="${at}" x2="${FRAME.right}" y2="${at}"/>` +
        `<text class="tick" x="${FRAME.left - 8}" y="${at}" dy="0.35em" text-anchor="end">${tick.toFixed(y.decimals)}</text>`
      );
    }),
    ...x.ticks.map((tick) => {
      const at = place.xPx(tick).toFixed(1);
      return (
        `<line class="axis" x1="${at}" y1="${FRAME.bottom}" x2="${at}" y2="${FRAME.bottom + 5}"/>` +
        `<text class="tick" x="${at}" y="${FRAME.bottom + 20}" text-anchor="middle">${tick.toFixed(x.decimals)}</text>`
      );
    }),
    `<line class="axis" x1="${FRAME.left}" y1="${FRAME.bottom}" x2="${FRAME.right}" y2="${FRAME.bottom}"/>`,
    `<text class="name" x="${middleX}" y="${HEIGHT_PX - 14}" text-anchor="middle">${escapeXml(axisTitle(plot.xAxis))}</text>`,
    `<text class="name" transform="translate(20 ${middleY}) rotate(-90)" text-anchor="middle">` +
      `${escapeXml(axisTitle(plot.yAxis))}</text>`,
  ];
}

/** The band, where there is one, and the curve. */
function lineMarks(line: PlotLine, index: number, place: Placement): { band: string[]; curve: string } {
  const at = (x: number, y: number) => [place.xPx(x), place.yPx(y)] as const;
  const upper = line.points.flatMap(({ x, band }) => (band ? [at(x, band.high)] : []));
  const lower = line.points.flatMap(({ x, band }) => (band ? [at(x, band.low)] : []));
  const outline = polyline([...upper, ...lower.reverse()]);
  const curve = polyline(line.points.map(({ x, y }) => at(x, y)));
  return {
    band: upper.length > 0 ? [`<polygon class="band line${index}" points="${outline}"/>`] : [],
    curve: `<polyline class="curve line${index}" stroke-dasharray="${LINE_DASHES[index]}" points="${curve}"/>`,
  };
}

/** @throws EvaluationError */
function requireDrawable({ title, lines }: LinePlot): void {
  if (lines.length === 0 || lines.length > MOST_LINES)
    throw new EvaluationError(`A plot has 1 to ${MOST_LINES} lines; “${title}” has ${lines.length}.`);
  for (const { label, points } of lines) {
    if (points.length === 0) throw new EvaluationError(`The line “${label}” of “${title}” has no point.`);
    const strange = points.find(
      ({ x, y, band }) => ![x, y, band?.low ?? 0, band?.high ?? 0].every(Number.isFinite),
    );
    if (strange)
      throw new EvaluationError(
        `The line “${label}” of “${title}” has no finite value at ${strange.x}; leave such points out.`,
      );
  }
}
