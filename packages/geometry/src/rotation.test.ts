import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  advanceQuat,
  conjugateQuat,
  multiplyQuat,
  normaliseQuat,
  type Quat,
  quatAngleRad,
  quatFromMatrix,
  rotate,
  rotationMatrix,
} from './rotation.ts';
import { points, poses } from './testing/arbitraries.ts';
import { largestDifference } from './testing/compare.ts';
import type { Vec3 } from './vector.ts';

const rotations = poses.map(({ rotation }) => rotation);

function timesVector(m: readonly number[], v: Vec3): number[] {
  return [0, 3, 6].map((row) => m[row] * v[0] + m[row + 1] * v[1] + m[row + 2] * v[2]);
}

describe('rotate', () => {
  it('turns right-handed: a quarter turn about z takes x to y', () => {
    const quarter: Quat = [0, 0, Math.SQRT1_2, Math.SQRT1_2];
    expect(largestDifference(rotate(quarter, [1, 0, 0]), [0, 1, 0])).toBeLessThan(1e-15);
  });

  it('is the matrix of the rotation, and keeps lengths', () => {
    fc.assert(
      fc.property(rotations, points(), (q, v) => {
        expect(largestDifference(rotate(q, v), timesVector(rotationMatrix(q), v))).toBeLessThan(2e-14);
        expect(Math.hypot(...rotate(q, v))).toBeCloseTo(Math.hypot(...v), 12);
      }),
    );
  });
});

describe('quaternion products', () => {
  it('apply the right factor first', () => {
    fc.assert(
      fc.property(rotations, rotations, points(), (a, b, v) => {
        expect(largestDifference(rotate(multiplyQuat(a, b), v), rotate(a, rotate(b, v)))).toBeLessThan(5e-14);
      }),
    );
  });

  it('are the same in both forms', () => {
    fc.assert(
      fc.property(rotations, rotations, (a, b) => {
        expect(largestDifference(advanceQuat(a, b), multiplyQuat(a, b))).toBeLessThan(1e-15);
      }),
    );
  });

  it('lose less of a long chain of small steps in the form made for it', () => {
    const steps = Array.from({ length: 2000 }, (_, k) =>
      normaliseQuat([2e-4 * Math.sin(k * k), 2e-4 * Math.cos(3 * k * k), 2e-4 * Math.sin(7 * k * k), 1]),
    );
    const thereAndBack = [...steps, ...steps.map(conjugateQuat).reverse()];
    let advanced = 0;
    let multiplied = 0;
    for (let k = 1; k <= 40; k++) {
      const start = normaliseQuat([Math.sin(k), Math.sin(2 * k), Math.sin(3 * k), Math.sin(5 * k)]);
      const errorOf = (product: typeof multiplyQuat) => {
        const end = thereAndBack.reduce((q, step) => normaliseQuat(product(q, step)), start);
        return quatAngleRad(multiplyQuat(conjugateQuat(start), end));
      };
      advanced += errorOf(advanceQuat);
      multiplied += errorOf(multiplyQuat);
    }
    expect(advanced).toBeLessThan(0.75 * multiplied);
  });

  it('of a rotation and its inverse turn by exactly nothing', () => {
    fc.assert(
      fc.property(rotations, (q) => {
        expect(quatAngleRad(multiplyQuat(conjugateQuat(q), q))).toBe(0);
      }),
    );
  });
});

describe('quatFromMatrix', () => {
  // One for each component that can be the largest, at half a turn, where the trace is useless.
  it.each<[string, Quat]>([
    ['x', [1, 0, 0, 0]],
    ['y', [0, 1, 0, 0]],
    ['z', [0, 0, 1, 0]],
    ['w', [0, 0, 0, 1]],
    ['none', [0.5, -0.5, 0.5, 0.5]],
  ])('reads a matrix whose largest component is %s', (_, q) => {
    expect(largestDifference(quatFromMatrix(rotationMatrix(q)), q)).toBeLessThan(1e-15);
  });

  it('gives w ≥ 0', () => {
    fc.assert(
      fc.property(rotations, (q) => {
        expect(quatFromMatrix(rotationMatrix(q))[3]).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
