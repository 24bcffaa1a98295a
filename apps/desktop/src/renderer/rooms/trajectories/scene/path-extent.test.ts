import fc from 'fast-check';
import { PerspectiveCamera, Vector3 } from 'three';
import type { OrbitControls } from 'three/addons/controls/OrbitControls.js';
import { describe, expect, it } from 'vitest';
import { level } from '../testing/paths.ts';
import { orbitByKey } from './orbit-keys.ts';
import { cellM, extentOf, spacedPoses } from './path-extent.ts';

const coordinate = fc.double({ min: -1e3, max: 1e3, noNaN: true });

describe('extentOf', () => {
  it('holds every point', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(coordinate, coordinate, coordinate)), (points) => {
        const { centre, radiusM } = extentOf(points);
        for (const point of points)
          expect(Math.hypot(...point.map((value, axis) => value - centre[axis]))).toBeLessThan(
            radiusM + 1e-9,
          );
      }),
    );
  });

  it('has squares that suit it, of 1, 2 or 5', () => {
    expect([0.1, 3, 9, 20, 50, 800].map(cellM)).toEqual([0.5, 0.5, 2, 5, 10, 200]);
  });
});

describe('spacedPoses', () => {
  it('keeps the first pose, and others as far apart as asked', () => {
    const poses = Array.from({ length: 11 }, (_, index) => level(index));
    expect(spacedPoses(poses, 4).map(({ translation: [x] }) => x)).toEqual([0, 4, 8]);
    expect(spacedPoses(Array(5).fill(level(1)), 1)).toHaveLength(1);
    expect(spacedPoses([], 1)).toEqual([]);
  });
});

describe('orbitByKey', () => {
  function orbit() {
    const camera = new PerspectiveCamera();
    camera.up.set(0, 0, 1);
    camera.position.set(-4, 0, 0);
    const target = new Vector3();
    camera.lookAt(target);
    const controls = { target, update: () => camera.lookAt(target) } as unknown as OrbitControls;
    const press = (key: string, shiftKey = false) => orbitByKey({ key, shiftKey }, camera, controls);
    return { camera, target, press };
  }

  it('goes round at the same distance, and never over the top', () => {
    const { camera, press } = orbit();
    press('ArrowRight');
    expect(camera.position.length()).toBeCloseTo(4, 9);
    // From the west the right is the south.
    expect(camera.position.y).toBeLessThan(0);
    expect(camera.position.z).toBeCloseTo(0, 9);
    for (let press60 = 0; press60 < 60; press60++) press('ArrowUp');
    expect(camera.position.z).toBeGreaterThan(3.9);
    expect(Math.hypot(camera.position.x, camera.position.y)).toBeGreaterThan(0.01);
  });

  it('comes nearer, goes aside, and leaves other keys alone', () => {
    const { camera, target, press } = orbit();
    press('+');
    expect(camera.position.length()).toBeLessThan(4);
    press('ArrowLeft', true);
    expect(target.y).toBeGreaterThan(0);
    expect(press('x')).toBe(false);
  });
});
