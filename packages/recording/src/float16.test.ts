import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeFloat16, encodeFloat16, float16Bits, float16Value } from './float16.ts';

describe('float16', () => {
  it('gives back every one of the 65,536 patterns', () => {
    for (let bits = 0; bits < 0x10000; bits++) {
      const value = float16Value(bits);
      if (Number.isNaN(value)) expect(float16Value(float16Bits(value))).toBeNaN();
      else expect(float16Bits(value)).toBe(bits);
    }
  });

  it('knows the landmarks', () => {
    expect(float16Bits(1)).toBe(0x3c00);
    expect(float16Bits(-2)).toBe(0xc000);
    expect(float16Bits(65504)).toBe(0x7bff);
    expect(float16Bits(65520)).toBe(0x7c00);
    expect(float16Bits(2 ** -24)).toBe(1);
    expect(float16Bits(2 ** -25)).toBe(0);
    expect(float16Bits(1 / 3)).toBe(0x3555);
    expect(float16Bits(1 + 2 ** -11)).toBe(0x3c00);
    expect(float16Bits(1 + 3 * 2 ** -11)).toBe(0x3c02);
  });

  it('rounds to the nearest representable value', () => {
    fc.assert(
      fc.property(fc.float({ min: Math.fround(2 ** -14), max: 65000, noNaN: true }), (value) => {
        const [back] = decodeFloat16(encodeFloat16(Float32Array.of(value)));
        expect(Math.abs(back - value)).toBeLessThanOrEqual(value * 2 ** -11);
      }),
    );
  });
});
