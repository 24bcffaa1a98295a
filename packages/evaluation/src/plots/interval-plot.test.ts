// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { EvaluationError } from '../errors.ts';
import { type IntervalPlot, intervalPlot } from './interval-plot.ts';

const plot: IntervalPlot = {
  title: 'Success & <failure>',
  axis: { title: 'Success rate' },
  span: [0, 1],
  series: ['dreamed', 'true'],
  panels: [
    {
      title: 'Reach',
      rows: [
        { label: 'cem', marks: [{ value: 0.75, interval: { low: 0.5, high: 1 } }, null] },
        { label: 'no-op', marks: [null, { value: 0, interval: null }] },
      ],
    },
  ],
};

function parsed(shown: IntervalPlot): Document {
  return new DOMParser().parseFromString(intervalPlot(shown), 'image/svg+xml');
}

/** The value that a place along the axis stands for, read off its ticks as a reader would. */
function readerOf(svg: Document): (px: number) => number {
  const ticks = [...svg.querySelectorAll('g .tick[text-anchor="middle"]')]
    .map((tick) => ({
      value: Number(tick.textContent?.replace('−', '-')),
      px: Number(tick.getAttribute('x')),
    }))
    .filter(({ value }) => !Number.isNaN(value));
  const [first, last] = [ticks[0], ticks[ticks.length - 1]];
  return (px) => first.value + ((px - first.px) / (last.px - first.px)) * (last.value - first.value);
}

describe('intervalPlot', () => {
  it('shows values and intervals where the ticks say that they are', () => {
    const svg = parsed(plot);
    expect(svg.querySelector('parsererror')).toBeNull();
    const read = readerOf(svg);
    const dot = svg.querySelector('g circle.dot')!;
    expect(read(Number(dot.getAttribute('cx')))).toBeCloseTo(0.75, 2);
    const whisker = svg.querySelector('g line.curve')!;
    expect(read(Number(whisker.getAttribute('x1')))).toBeCloseTo(0.5, 2);
    expect(read(Number(whisker.getAttribute('x2')))).toBeCloseTo(1, 2);
    expect(svg.querySelectorAll('g .dot')).toHaveLength(2);
    expect(svg.querySelectorAll('g line.curve')).toHaveLength(1);
  });

  it('goes below 0 where values do, with an axis at 0', () => {
    const rows = [{ label: 'a', marks: [{ value: -0.3, interval: { low: -0.42, high: 0.1 } }, null] }];
    const svg = parsed({ ...plot, span: [0], panels: [{ title: '', rows }] });
    const read = readerOf(svg);
    expect(read(Number(svg.querySelector('g circle.dot')!.getAttribute('cx')))).toBeCloseTo(-0.3, 2);
    expect(read(Number(svg.querySelector('g line.axis')!.getAttribute('x1')))).toBeCloseTo(0, 2);
  });

  it('sets panels two in a row, all within the picture', () => {
    const [panel] = plot.panels;
    const svg = parsed({ ...plot, panels: [panel, panel, panel] });
    const places = [...svg.querySelectorAll('g')].map((g) => g.getAttribute('transform'));
    expect(places).toEqual(['translate(0 74)', 'translate(370 74)', 'translate(0 210)']);
    expect(svg.documentElement.getAttribute('height')).toBe(String(74 + 2 * 136));
  });

  it('says what it cannot draw', () => {
    expect(() => intervalPlot({ ...plot, panels: [] })).toThrow(EvaluationError);
    expect(() => intervalPlot({ ...plot, series: ['a', 'b', 'c', 'd'] })).toThrow('1 to 3 series');
    const rows = [{ label: 'a', marks: [{ value: Number.NaN, interval: null }] }];
    expect(() => intervalPlot({ ...plot, panels: [{ title: '', rows }] })).toThrow('not finite');
  });
});
