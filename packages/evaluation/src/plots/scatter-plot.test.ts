// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { rankPlot } from './rank-plot.ts';
import { rateScatterPlot } from './scatter-plot.ts';

function parsed(svg: string): Document {
  return new DOMParser().parseFromString(svg, 'image/svg+xml');
}

describe('rateScatterPlot', () => {
  const point = { xInterval: null, yInterval: null, isReference: false };
  const svg = parsed(
    rateScatterPlot({
      title: 'Dreams & <truth>',
      xAxis: { title: 'Imagined' },
      yAxis: { title: 'Real' },
      points: [
        { ...point, label: 'low', x: 0.2, y: 0.4, xInterval: { low: 0.1, high: 0.3 } },
        { ...point, label: 'high', x: 1, y: 0.8, isReference: true },
      ],
    }),
  );

  it('numbers the points from the highest down, and names them', () => {
    expect(svg.querySelector('parsererror')).toBeNull();
    const texts = [...svg.querySelectorAll('text')].map((text) => text.textContent);
    expect(texts.filter((text) => text === 'low' || text === 'high')).toEqual(['high', 'low']);
    expect([...svg.querySelectorAll('.number')].map((text) => text.textContent)).toEqual([
      '1',
      '2',
      '1',
      '2',
    ]);
  });

  it('puts them where the axes say, with their intervals, references as rings', () => {
    const equal = svg.querySelector('.equal')!;
    const [x0, x1, y0, y1] = ['x1', 'x2', 'y1', 'y2'].map((name) => Number(equal.getAttribute(name)));
    const dot = svg.querySelector('circle.dot')!;
    expect((Number(dot.getAttribute('cx')) - x0) / (x1 - x0)).toBeCloseTo(0.2, 3);
    expect((Number(dot.getAttribute('cy')) - y0) / (y1 - y0)).toBeCloseTo(0.4, 3);
    const ring = svg.querySelector('circle.ring')!;
    expect(Number(ring.getAttribute('cx'))).toBeCloseTo(x1, 3);
    const [whisker, ...others] = svg.querySelectorAll('.whisker');
    expect(others).toEqual([]);
    expect((Number(whisker.getAttribute('x2')) - x0) / (x1 - x0)).toBeCloseTo(0.3, 3);
  });
});

describe('rankPlot', () => {
  it('has the best on top, and says how probable each rank is', () => {
    const svg = parsed(
      rankPlot({
        title: 'Ranks',
        labels: ['worse', 'better'],
        probabilities: [
          [0.25, 0.75],
          [0.75, 0.25],
        ],
      }),
    );
    const texts = [...svg.querySelectorAll('.tick')].map((text) => text.textContent);
    expect(texts).toEqual(['1', '2', 'better', '75 %', '25 %', 'worse', '25 %', '75 %']);
    const depths = [...svg.querySelectorAll('rect.dot')].map((cell) =>
      Number(cell.getAttribute('fill-opacity')),
    );
    expect(depths[0]).toBeGreaterThan(2 * depths[1]);
  });

  it('leaves cells of what does not happen empty', () => {
    const svg = parsed(
      rankPlot({
        title: 'Ranks',
        labels: ['a', 'b'],
        probabilities: [
          [1, 0],
          [0, 1],
        ],
      }),
    );
    expect([...svg.querySelectorAll('.tick')].filter((text) => text.textContent === '0 %')).toEqual([]);
  });
});
