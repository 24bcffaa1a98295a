// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { EvaluationError } from '../errors.ts';
import { bandPoints, type LinePlot, linePlot, linePlots } from './line-plot.ts';
import { DARK_COLOURS, LIGHT_COLOURS } from './plot-style.ts';

const dream = bandPoints(
  [
    { mean: 30, low: 28, high: 32 },
    { mean: 25, low: 24, high: 26.5 },
    { mean: 20, low: 15, high: 22 },
  ],
  1,
);

const plot: LinePlot = {
  title: 'Dreams & <truth>',
  xAxis: { title: 'Horizon', unit: 'frames' },
  yAxis: { title: 'PSNR', unit: 'dB' },
  lines: [
    { label: 'dream "A"', points: dream },
    { label: 'copy', points: dream.map(({ x, y }) => ({ x, y: y - 5 })) },
  ],
};

function parsed(shown: LinePlot): Document {
  return new DOMParser().parseFromString(linePlot(shown), 'image/svg+xml');
}

/** The pairs of numbers of a polyline or polygon. */
function pointsOf(element: Element | null): number[][] {
  return element!
    .getAttribute('points')!
    .split(' ')
    .map((pair) => pair.split(',').map(Number));
}

/** The number that stands at every tick, and its place along the axis, pixels. */
function ticksOf(svg: Document, anchor: 'middle' | 'end'): { value: number; px: number }[] {
  return [...svg.querySelectorAll(`.tick[text-anchor="${anchor}"]`)].map((tick) => ({
    value: Number(tick.textContent),
    px: Number(tick.getAttribute(anchor === 'middle' ? 'x' : 'y')),
  }));
}

/** The value at a place, read off the ticks as a reader would. */
function readOff(ticks: readonly { value: number; px: number }[], px: number): number {
  const [first, last] = [ticks[0], ticks[ticks.length - 1]];
  return first.value + ((px - first.px) / (last.px - first.px)) * (last.value - first.value);
}

describe('linePlot', () => {
  it('is well-formed SVG that stands alone, whatever the titles hold', () => {
    const svg = parsed(plot);
    expect(svg.querySelector('parsererror')).toBeNull();
    const root = svg.documentElement;
    expect(root.getAttribute('xmlns')).toBe('http://www.w3.org/2000/svg');
    expect(root.getAttribute('viewBox')).toBe('0 0 720 420');
    expect(svg.querySelector('title')?.textContent).toBe('Dreams & <truth>');
    expect(linePlot(plot)).not.toMatch(/NaN|undefined|Infinity|href/);
  });

  it('shows the values where the ticks say that they are', () => {
    const svg = parsed(plot);
    const horizons = ticksOf(svg, 'middle');
    const decibels = ticksOf(svg, 'end');
    const curves = [...svg.querySelectorAll('polyline')];
    // Drawn last to first, so that the first line lies on top.
    expect(curves.map((curve) => curve.getAttribute('class'))).toEqual(['curve line1', 'curve line0']);
    const read = pointsOf(curves[1]).map(([x, y]) => [readOff(horizons, x), readOff(decibels, y)]);
    for (const [at, [x, y]] of read.entries()) {
      expect(x).toBeCloseTo(dream[at].x, 2);
      expect(y).toBeCloseTo(dream[at].y, 1);
    }
    const band = pointsOf(svg.querySelector('polygon')).map(([, y]) => readOff(decibels, y));
    for (const [at, edge] of [32, 26.5, 22, 15, 24, 28].entries()) expect(band[at]).toBeCloseTo(edge, 1);
  });

  it('draws a band for lines that have one only', () => {
    expect([...parsed(plot).querySelectorAll('polygon')].map((band) => band.getAttribute('class'))).toEqual([
      'band line0',
    ]);
  });

  it('titles its axes with their units, and names its lines', () => {
    const texts = [...parsed(plot).querySelectorAll('text')].map((text) => text.textContent);
    for (const text of ['Horizon (frames)', 'PSNR (dB)', 'dream "A"', 'copy']) expect(texts).toContain(text);
  });

  it('goes on in a second row of the legend where the first is full', () => {
    const label = 'a dream with a label of some length';
    const svg = parsed({ ...plot, lines: Array.from({ length: 6 }, () => ({ label, points: dream })) });
    const legend = [...svg.querySelectorAll('.tick:not([text-anchor])')];
    expect(legend.map((text) => text.getAttribute('y'))).toEqual(['58', '58', '76', '76', '94', '94']);
    expect(svg.documentElement.getAttribute('height')).toBe('456');
    expect(svg.querySelector('g g')?.getAttribute('transform')).toBe('translate(0 36)');
  });

  it('keeps a single point within its frame', () => {
    const svg = parsed({ ...plot, lines: [{ label: 'one', points: [{ x: 3, y: 0 }] }] });
    const [[x, y]] = pointsOf(svg.querySelector('polyline'));
    expect(x).toBeGreaterThanOrEqual(72);
    expect(x).toBeLessThanOrEqual(700);
    expect(y).toBeGreaterThanOrEqual(84);
    expect(y).toBeLessThanOrEqual(360);
  });

  it('says what it cannot draw', () => {
    expect(() => linePlot({ ...plot, lines: [] })).toThrow(EvaluationError);
    expect(() => linePlot({ ...plot, lines: [{ label: 'empty', points: [] }] })).toThrow('“empty”');
    const points = [...dream, { x: 4, y: Number.NaN }];
    expect(() => linePlot({ ...plot, lines: [{ label: 'broken', points }] })).toThrow('no finite value at 4');
    const tooMany = Array.from({ length: 7 }, () => plot.lines[0]);
    expect(() => linePlot({ ...plot, lines: tooMany })).toThrow('1 to 6 lines');
  });
});

describe('linePlots', () => {
  it('draws one below the other, each as it would be alone', () => {
    const lower: LinePlot = { ...plot, title: 'Below', lines: [plot.lines[1]] };
    const svg = new DOMParser().parseFromString(linePlots('Both & more', [plot, lower]), 'image/svg+xml');
    expect(svg.querySelector('title')?.textContent).toBe('Both & more');
    expect(svg.documentElement.getAttribute('viewBox')).toBe('0 0 720 840');
    const panels = [...svg.documentElement.children].filter(({ tagName }) => tagName === 'g');
    expect(panels.map((panel) => panel.getAttribute('transform'))).toEqual([
      'translate(0 0)',
      'translate(0 420)',
    ]);
    const curvesOf = (within: Document | Element) =>
      [...within.querySelectorAll('polyline')].map((curve) => curve.getAttribute('points'));
    expect(panels.map(curvesOf)).toEqual([curvesOf(parsed(plot)), curvesOf(parsed(lower))]);
  });
});

describe('the colours', () => {
  /** Relative luminance of WCAG 2.2. */
  const luminance = (colour: string) => {
    const [r, g, b] = [1, 3, 5].map((at) => {
      const v = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
      return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a: string, b: string) => {
    const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (light + 0.05) / (dark + 0.05);
  };

  it.each([
    ['light', LIGHT_COLOURS, '#ffffff'],
    ['dark', DARK_COLOURS, '#16191d'],
  ] as const)('stand out in the %s scheme', (_, colours, background) => {
    expect(contrast(colours.ink, background)).toBeGreaterThan(4.5);
    for (const line of colours.lines) expect(contrast(line, background)).toBeGreaterThan(3);
  });
});
