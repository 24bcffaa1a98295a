import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisScale, axisTitle } from './axis.ts';

const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 20 });

describe('axisScale', () => {
  it.each([
    [[0, 300], 6, [0, 50, 100, 150, 200, 250, 300], 0],
    [[11.3, 29.7], 4, [10, 15, 20, 25, 30], 0],
    [[0.02, 0.31], 4, [0, 0.1, 0.2, 0.3, 0.4], 1],
    [[-0.3, 0.25], 6, [-0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3], 1],
    [[7, 7 + 1e-12], 6, [6, 8], 0],
    [[5e-324], 2, [0, 0.5], 1],
    [[0], 5, [0, 0.2], 1],
  ])('of %j in about %i intervals has ticks at %j', (spanned, intervals, ticks, decimals) => {
    const scale = axisScale(spanned, intervals);
    expect(scale.ticks).toEqual(ticks);
    expect(scale.decimals).toBe(decimals);
  });

  it('holds every value, in ticks one step apart that are all told apart', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 2, max: 10 }), (numbers, intervals) => {
        const { low, high, ticks, decimals } = axisScale(numbers, intervals);
        const step = (high - low) / (ticks.length - 1);
        const slack = 1e-6 * Math.max(1, step);
        expect(low).toBeLessThanOrEqual(Math.min(...numbers) + slack);
        expect(high).toBeGreaterThanOrEqual(Math.max(...numbers) - slack);
        for (let at = 1; at < ticks.length; at++)
          expect(Math.abs(ticks[at] - ticks[at - 1] - step)).toBeLessThan(slack);
        expect(new Set(ticks.map((tick) => tick.toFixed(decimals))).size).toBe(ticks.length);
        expect(ticks.length).toBeLessThanOrEqual(intervals + 2);
      }),
    );
  });
});

describe('axisTitle', () => {
  it('names the unit', () => {
    expect(axisTitle({ title: 'PSNR', unit: 'dB' })).toBe('PSNR (dB)');
    expect(axisTitle({ title: 'SSIM' })).toBe('SSIM');
  });
});
