import type { FigureRow } from './report-card.ts';

const WIDTH_PX = 168;
const HEIGHT_PX = 22;
/** Half the width of a mark, so that none is cut off at the ends. */
const MARGIN_PX = 6;

/**
 * A figure among what it should beat, on a scale of its own: a dot with the whisker of its interval, an open ring for
 * each baseline, a dashed line for each bar.
 *
 * @returns an inline SVG whose colours are the page's; empty where there is nothing to compare
 */
export function intervalMark({ value, interval, baselines, bars }: FigureRow): string {
  if (value === null) return '';
  const bounds = [...new Set(bars.flatMap(({ low, high }) => [low, high]))].filter((at) => at !== undefined);
  const others = baselines.map((baseline) => baseline.value).filter((at) => at !== null);
  const ends = interval ? [interval.low, interval.high] : [];
  if (bounds.length + others.length === 0) return '';
  const all = [value, ...ends, ...bounds, ...others];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  if (!(high > low)) return '';
  const px = (at: number) =>
    (MARGIN_PX + ((at - low) / (high - low)) * (WIDTH_PX - 2 * MARGIN_PX)).toFixed(1);
  const middle = HEIGHT_PX / 2;
  const line = (name: string, x1: string, y1: number, x2: string, y2: number) =>
    `<line class="${name}" x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}"/>`;
  return [
    `<svg class="mark" width="${WIDTH_PX}" height="${HEIGHT_PX}" viewBox="0 0 ${WIDTH_PX} ${HEIGHT_PX}" aria-hidden="true">`,
    line('mark-rail', '0', middle, String(WIDTH_PX), middle),
    ...bounds.map((at) => line('mark-bar', px(at), 1, px(at), HEIGHT_PX - 1)),
    ...others.map((at) => `<circle class="mark-baseline" cx="${px(at)}" cy="${middle}" r="3.5"/>`),
    ...(interval ? [line('mark-whisker', px(interval.low), middle, px(interval.high), middle)] : []),
    `<circle class="mark-value" cx="${px(value)}" cy="${middle}" r="4"/>`,
    '</svg>',
  ].join('');
}
