import { seededRandom } from '@dreamwalk/geometry';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EvaluationError } from '../errors.ts';
import { mean } from './bootstrap.ts';
import { bootstrapBand } from './bootstrap-band.ts';

const curves = fc.integer({ min: 1, max: 6 }).chain((length) =>
  fc.array(
    fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: length, maxLength: length }),
    {
      minLength: 1,
      maxLength: 8,
    },
  ),
);

describe('bootstrapBand', () => {
  it('holds the mean curve, and no more than the worlds span', () => {
    fc.assert(
      fc.property(curves, fc.integer(), (worlds, seed) => {
        const band = bootstrapBand(worlds, { seed, resamples: 50 });
        expect(band.length).toBe(worlds[0].length);
        for (const [index, interval] of band.entries()) {
          const values = worlds.map((curve) => curve[index]);
          expect(interval.mean).toBe(mean(values));
          expect(interval.low).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9);
          expect(interval.high).toBeLessThanOrEqual(Math.max(...values) + 1e-9);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('resamples whole worlds: curves that differ by a constant have a band of one width', () => {
    const shape = [30, 24, 21, 19, 18];
    const offsets = [-2, -0.5, 0, 1, 3, 4];
    const band = bootstrapBand(offsets.map((offset) => shape.map((value) => value + offset)));
    for (const { low, high } of band) expect(high - low).toBeCloseTo(band[0].high - band[0].low, 9);
  });

  it('is about half as wide for four times the worlds', () => {
    const random = seededRandom(5);
    const worlds = Array.from({ length: 64 }, () => [random(), random()]);
    const width = (count: number) => {
      const [first] = bootstrapBand(worlds.slice(0, count));
      return first.high - first.low;
    };
    expect(width(64) / width(16)).toBeGreaterThan(0.35);
    expect(width(64) / width(16)).toBeLessThan(0.65);
  });

  it('says what is wrong with the curves', () => {
    expect(() => bootstrapBand([])).toThrow(EvaluationError);
    expect(() => bootstrapBand([[1, 2], [3]])).toThrow('2 and 1 values');
  });
});
