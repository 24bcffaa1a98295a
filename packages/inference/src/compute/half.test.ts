import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromHalfBits, HALF_MAX, roundToHalf, toHalfBits } from './half.ts';

describe('float16', () => {
  it.each([
    [0, 0x0000],
    [1, 0x3c00],
    [-2, 0xc000],
    [HALF_MAX, 0x7bff],
    [65519.99, 0x7bff],
    [65520, 0x7c00],
    [Number.POSITIVE_INFINITY, 0x7c00],
    [Number.NEGATIVE_INFINITY, 0xfc00],
    [2 ** -14, 0x0400],
    [2 ** -24, 0x0001],
    [2 ** -25, 0x0000],
    [2 ** -25 * 1.001, 0x0001],
    [1 / 3, 0x3555],
    [1 + 2 ** -11, 0x3c00],
    [1 + 3 * 2 ** -11, 0x3c02],
  ])('%d is %i', (value, bits) => {
    expect(toHalfBits(value)).toBe(bits);
  });

  it('keeps NaN', () => {
    expect(roundToHalf(Number.NaN)).toBeNaN();
  });

  it('gives every bit pattern back', () => {
    for (let bits = 0; bits < 0x10000; bits++) {
      const value = fromHalfBits(bits);
      if (!Number.isNaN(value)) expect(toHalfBits(value)).toBe(bits);
    }
  });

  it('rounds to the nearest', () => {
    fc.assert(
      fc.property(fc.float({ min: 0, max: HALF_MAX, noNaN: true }), (value) => {
        const bits = toHalfBits(value);
        const error = Math.abs(fromHalfBits(bits) - value);
        expect(error).toBeLessThanOrEqual(Math.abs(fromHalfBits(bits + 1) - value));
        if (bits > 0) expect(error).toBeLessThanOrEqual(Math.abs(fromHalfBits(bits - 1) - value));
      }),
    );
  });
});
