import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FilmstripScale } from './filmstrip-scale.ts';

const spans = fc.record({
  first: fc.nat(5000),
  length: fc.integer({ min: 1, max: 1001 }),
  width: fc.integer({ min: 50, max: 2000 }),
});

describe('FilmstripScale', () => {
  it('finds every frame where it lies, and stays on the strip', () => {
    fc.assert(
      fc.property(spans, ({ first, length, width }) => {
        const last = first + length - 1;
        const scale = new FilmstripScale({ first, last }, width, 40);
        for (const frame of [first, Math.floor((first + last) / 2), last])
          expect(scale.frameAt(scale.leftOf(frame) + scale.framePx / 2)).toBe(frame);
        expect(scale.leftOf(last) + scale.framePx).toBeLessThanOrEqual(
          width + 1e-9 + Math.max(0, 40 - width),
        );
        expect(scale.frameAt(-10)).toBe(first);
        expect(scale.frameAt(width * 2)).toBe(last);
      }),
    );
  });

  it('sets pictures side by side without overlap', () => {
    const scale = new FilmstripScale({ first: 100, last: 399 }, 400, 40);
    const pictured = [...scale.pictured(40)].map(({ frame }) => frame);
    expect(pictured.length).toBe(10);
    expect(pictured.slice(0, 3)).toEqual([100, 130, 160]);
    for (const last of [4, 12, 19, 300]) {
      const strip = new FilmstripScale({ first: 0, last }, 400, 40);
      for (const { frame, width } of strip.pictured(40)) {
        expect(width).toBeLessThanOrEqual(40);
        expect(strip.leftOf(frame) + width).toBeCloseTo(
          strip.leftOf(frame + Math.round(width / strip.framePx)),
          9,
        );
      }
    }
  });
});
