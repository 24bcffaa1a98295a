import {
  frustumOverlap,
  frustumSamples,
  inverse,
  projectPoint,
  transformPoint,
  type Vec3,
} from '@dreamwalk/geometry';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countSet, countShared, fullMask, removeShared, sightMask } from './sight-mask.ts';
import { anyPose, wideCamera } from './testing/posed-memory.ts';

/** Points from x, y, z one after the other. */
function pointsOf(numbers: Float64Array): Vec3[] {
  return Array.from(
    { length: numbers.length / 3 },
    (_, at) => [...numbers.subarray(3 * at, 3 * at + 3)] as unknown as Vec3,
  );
}

const words = fc.array(fc.integer({ min: 0, max: 0xffffffff }), { minLength: 1, maxLength: 9 });

describe('masks', () => {
  it('count and remove bits', () => {
    const bitsOf = (mask: Uint32Array) =>
      [...mask].reduce((sum, word) => sum + word.toString(2).replaceAll('0', '').length, 0);
    fc.assert(
      fc.property(words, words, (a, b) => {
        const mask = Uint32Array.from(a);
        const other = Uint32Array.from(a, (_, at) => b[at % b.length]);
        const both = mask.map((word, at) => word & other[at]);
        expect(countSet(mask)).toBe(bitsOf(mask));
        expect(countShared(mask, other)).toBe(bitsOf(both));
        const before = countSet(mask);
        removeShared(mask, other);
        expect(countSet(mask)).toBe(before - bitsOf(both));
        expect(countShared(mask, other)).toBe(0);
      }),
    );
  });

  it('have a bit for each point and none besides', () => {
    for (const count of [1, 31, 32, 33, 64, 100])
      expect(countSet(fullMask(new Float64Array(3 * count)))).toBe(count);
  });
});

describe('sightMask', () => {
  it('says of every point what projecting it says', () => {
    const range = { nearM: 0.5, farM: 7, reachM: 7.5 };
    const points = frustumSamples(wideCamera, 0.1, 10, 5);
    fc.assert(
      fc.property(anyPose, anyPose, (from, other) => {
        const mask = sightMask(wideCamera, points, from, other, range);
        for (const [at, point] of pointsOf(points).entries()) {
          const seen = transformPoint(inverse(other), transformPoint(from, point));
          const { u, v, z } = projectPoint(wideCamera, seen);
          const margins = [z - 0.5, 7 - z, u, wideCamera.widthPx - u, v, wideCamera.heightPx - v];
          margins.push(7.5 - Math.hypot(...seen));
          if (margins.some((margin) => Math.abs(margin) < 1e-9)) continue;
          expect((mask[at >> 5] >>> (at & 31)) & 1).toBe(margins.every((margin) => margin > 0) ? 1 : 0);
        }
      }),
    );
  });

  it('counts what the overlap of frusta counts', () => {
    const points = frustumSamples(wideCamera, 0.1, 30, 10);
    fc.assert(
      fc.property(anyPose, anyPose, (from, other) => {
        const mask = sightMask(wideCamera, points, from, other, {
          nearM: 0.1,
          farM: 30,
          reachM: Number.POSITIVE_INFINITY,
        });
        const overlap = frustumOverlap(wideCamera, from, other, { nearM: 0.1, farM: 30 });
        expect(countSet(mask) / 1000).toBeCloseTo(overlap, 2);
      }),
    );
  });
});
