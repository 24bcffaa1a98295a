import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cameraFromHfov, projectPoint } from './camera.ts';
import { frustumOverlap, frustumSamples } from './frustum.ts';
import { lookPose } from './look.ts';
import { compose, identityPose, inverse, transformPoint } from './pose.ts';
import { poses } from './testing/arbitraries.ts';
import { exp } from './twist.ts';

const DEG = Math.PI / 180;
const camera = cameraFromHfov(128, 128, 80 * DEG);

function turned(angular: readonly [number, number, number]) {
  return exp({ linear: [0, 0, 0], angular });
}

describe('frustumSamples', () => {
  it('fills the frustum evenly, cell centre by cell centre', () => {
    const samples = frustumSamples(camera, 1, 9, 4);
    expect(samples).toHaveLength(4 ** 3 * 3);
    const seen = new Set<string>();
    for (let at = 0; at < samples.length; at += 3) {
      const { u, v, z } = projectPoint(camera, [samples[at], samples[at + 1], samples[at + 2]]);
      seen.add([u, v, z].map((value) => value.toFixed(6)).join(' '));
      expect([16, 48, 80, 112].some((centre) => Math.abs(centre - u) < 1e-9)).toBe(true);
      expect([16, 48, 80, 112].some((centre) => Math.abs(centre - v) < 1e-9)).toBe(true);
      expect([2, 4, 6, 8]).toContain(z);
    }
    expect(seen.size).toBe(64);
  });

  it('is the same every time', () => {
    expect(frustumSamples(camera, 0.1, 10, 10)).toEqual(frustumSamples(camera, 0.1, 10, 10));
  });

  it.each([
    [0, 10, 10],
    [2, 1, 10],
    [Number.NaN, 10, 10],
    [0.1, 10, 0],
    [0.1, 10, 2.5],
  ])('refuses near %d, far %d, %d an axis', (nearM, farM, perAxis) => {
    expect(() => frustumSamples(camera, nearM, farM, perAxis)).toThrow(RangeError);
  });
});

describe('frustumOverlap', () => {
  it('is whole with itself and nothing with the opposite', () => {
    fc.assert(
      fc.property(poses, (pose) => {
        expect(frustumOverlap(camera, pose, pose)).toBe(1);
        expect(frustumOverlap(camera, pose, compose(pose, turned([0, Math.PI, 0])))).toBe(0);
        expect(frustumOverlap(camera, pose, compose(pose, turned([Math.PI, 0, 0])))).toBe(0);
      }),
    );
  });

  it('is the same to the left and to the right, up and down', () => {
    for (const angle of [3, 11, 26, 44, 67].map((degrees) => degrees * DEG)) {
      const shares = [
        turned([0, angle, 0]),
        turned([0, -angle, 0]),
        turned([angle, 0, 0]),
        turned([-angle, 0, 0]),
      ].map((pose) => frustumOverlap(camera, identityPose, pose));
      expect(shares[0]).toBeGreaterThan(0);
      expect(shares[0]).toBeLessThan(1);
      expect(new Set(shares).size).toBe(1);
    }
  });

  it('shrinks as the camera turns away, and ends at the width of the view', () => {
    const shares = [0, 15, 30, 45, 60, 75].map((degrees) =>
      frustumOverlap(camera, identityPose, turned([0, degrees * DEG, 0])),
    );
    expect(shares).toEqual(shares.toSorted((a, b) => b - a));
    expect(frustumOverlap(camera, identityPose, turned([0, 81 * DEG, 0]))).toBe(0);
  });

  it('depends on the two cameras only, not on where they are in the world', () => {
    fc.assert(
      fc.property(poses, poses, poses, (world, a, b) => {
        const there = frustumOverlap(camera, compose(world, a), compose(world, b));
        expect(there).toBeCloseTo(frustumOverlap(camera, a, b), 2);
      }),
    );
  });

  it('looking steeply up, sees the same sky whatever the yaw', () => {
    // Azimuths differ by half a turn here, so a test of azimuth and elevation axis by axis finds nothing shared.
    const one = lookPose([0, 0, 1.6], 0, 88 * DEG);
    const other = lookPose([0, 0, 1.6], Math.PI, 88 * DEG);
    expect(frustumOverlap(camera, one, other)).toBeGreaterThan(0.85);
    const rolled = compose(one, turned([0, 0, Math.PI / 2]));
    expect(frustumOverlap(camera, one, rolled)).toBe(1);
  });

  it('has the size that calculus gives it a step ahead', () => {
    // At depth z the camera s ahead sees ((z − s)/z)² of the picture; averaged over depths from n + s to f.
    const [nearM, farM, stepM] = [0.5, 8, 2];
    const antiderivative = (z: number) => z - 2 * stepM * Math.log(z) - stepM ** 2 / z;
    const expected = (antiderivative(farM) - antiderivative(nearM + stepM)) / (farM - nearM);
    const ahead = { ...identityPose, translation: [0, 0, stepM] as const };
    expect(frustumOverlap(camera, identityPose, ahead, { nearM, farM, perAxis: 64 })).toBeCloseTo(
      expected,
      2,
    );
  });

  it('counts the samples that transformPoint and projectPoint put into the other image', () => {
    fc.assert(
      fc.property(poses, poses, (a, b) => {
        const samples = frustumSamples(camera, 0.1, 10, 6);
        let inside = 0;
        for (let at = 0; at < samples.length; at += 3) {
          const world = transformPoint(a, [samples[at], samples[at + 1], samples[at + 2]]);
          const { u, v, z } = projectPoint(camera, transformPoint(inverse(b), world));
          if (z >= 0.1 && z <= 10 && u >= 0 && u <= 128 && v >= 0 && v <= 128) inside++;
        }
        expect(frustumOverlap(camera, a, b, { perAxis: 6 })).toBeCloseTo(inside / 216, 2);
      }),
    );
  });
});
