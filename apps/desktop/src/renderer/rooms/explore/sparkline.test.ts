import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sparklinePath } from './sparkline.ts';

const CAPACITY = 8;

describe('sparklinePath', () => {
  it('leads from the oldest value to the newest, which is at the right', () => {
    expect(sparklinePath([0, 2, 1], CAPACITY)).toBe('M5 1.000L6 0.000L7 0.500');
  });

  it('is flat on the ground where all is zero, and no line for a single value', () => {
    expect(sparklinePath([0, 0], CAPACITY)).toBe('M6 1.000L7 1.000');
    expect(sparklinePath([3], CAPACITY)).toBe('');
  });

  it('stays inside its box, touches its top, and does not change with the unit', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 2, maxLength: CAPACITY }),
        (values) => {
          const path = sparklinePath(values, CAPACITY);
          const points = path
            .slice(1)
            .split('L')
            .map((point) => point.split(' ').map(Number));
          expect(points.map(([x]) => x)).toEqual(values.map((_, index) => CAPACITY - values.length + index));
          expect(Math.min(...points.map(([, y]) => y))).toBe(0);
          expect(Math.max(...points.map(([, y]) => y))).toBeLessThanOrEqual(1);
          expect(
            sparklinePath(
              values.map((value) => 4 * value),
              CAPACITY,
            ),
          ).toBe(path);
        },
      ),
    );
  });
});
