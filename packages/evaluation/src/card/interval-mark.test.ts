// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { intervalMark } from './interval-mark.ts';
import type { FigureRow } from './report-card.ts';

const row: FigureRow = {
  title: 'PSNR',
  unit: 'dB',
  decimals: 2,
  value: 30,
  interval: { low: 28, high: 32 },
  baselines: [{ title: 'raw splat', value: 20 }],
  bars: [{ title: 'CPU', low: 40, verdict: 'missed' }],
};

describe('intervalMark', () => {
  it('places all on one scale', () => {
    const svg = new DOMParser().parseFromString(intervalMark(row), 'image/svg+xml');
    const at = (selector: string, name: string) => Number(svg.querySelector(selector)!.getAttribute(name));
    const [left, right] = [at('.mark-baseline', 'cx'), at('.mark-bar', 'x1')];
    expect(at('.mark-value', 'cx')).toBeCloseTo((left + right) / 2, 6);
    expect(at('.mark-whisker', 'x1')).toBeCloseTo(left + 0.4 * (right - left), 6);
    expect(at('.mark-whisker', 'x2')).toBeCloseTo(left + 0.6 * (right - left), 6);
  });

  it('is left out where there is nothing to compare', () => {
    expect(intervalMark({ ...row, baselines: [], bars: [] })).toBe('');
    expect(intervalMark({ ...row, value: null })).toBe('');
  });
});
