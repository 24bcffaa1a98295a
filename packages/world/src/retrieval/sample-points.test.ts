import { projectPoint, type Vec3 } from '@dreamwalk/geometry';
import { describe, expect, it } from 'vitest';
import { ballPoints, perCamera } from './sample-points.ts';
import { wideCamera } from './testing/posed-memory.ts';

describe('ballPoints', () => {
  const points = ballPoints(wideCamera, 8);
  const all = Array.from({ length: points.length / 3 }, (_, at): Vec3 => {
    const [x, y, z] = points.subarray(3 * at);
    return [x, y, z];
  });

  it('fills the part of the ball that is in view, as densely everywhere', () => {
    for (const point of all) {
      const { u, v, z } = projectPoint(wideCamera, point);
      expect(z).toBeGreaterThan(0);
      expect(Math.abs(u - 48)).toBeLessThanOrEqual(48);
      expect(Math.abs(v - 32)).toBeLessThanOrEqual(32);
    }
    const distances = all.map((point) => Math.hypot(...point));
    expect(Math.max(...distances)).toBeLessThanOrEqual(8);
    // An eighth of the volume is within half the radius.
    const inner = distances.filter((distance) => distance < 4).length;
    expect(Math.abs(inner / distances.length - 1 / 8)).toBeLessThan(0.015);
    // The solid angle of a rectangle 2x by 2y at distance 1.
    const [x, y] = [wideCamera.widthPx / 2 / wideCamera.fx, wideCamera.heightPx / 2 / wideCamera.fy];
    const solidAngle = 4 * Math.asin((x * y) / Math.sqrt((1 + x * x) * (1 + y * y)));
    expect(distances.length / 10_000).toBeCloseTo(solidAngle / (4 * Math.PI), 2);
  });

  it('is made once for a camera', () => {
    let made = 0;
    const pointsFor = perCamera((camera) => {
      made++;
      return ballPoints(camera, 1);
    });
    expect(pointsFor(wideCamera)).toBe(pointsFor(wideCamera));
    pointsFor({ ...wideCamera });
    expect(made).toBe(2);
  });
});
