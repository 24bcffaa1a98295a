import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cameraFromHfov, pixelRay, projectPoint, resizeCamera } from './camera.ts';
import { lookPose } from './look.ts';
import { inverse, type Pose, transformPoint } from './pose.ts';
import { gravityRays, pluckerRays } from './rays.ts';
import { rotate } from './rotation.ts';
import { points, poses } from './testing/arbitraries.ts';
import { largestDifference } from './testing/compare.ts';
import { cross, subtract, type Vec3 } from './vector.ts';

const camera = cameraFromHfov(12, 10, 1.4);
const pixelCount = 120;

/** The values of one pixel in all planes of [C, H, W]. */
function pixel(planes: Float32Array, i: number, j: number): number[] {
  const channels = planes.length / pixelCount;
  return Array.from({ length: channels }, (_, channel) => planes[channel * pixelCount + j * 12 + i]);
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, index) => sum + value * b[index], 0);
}

const columns = fc.integer({ min: 0, max: 11 });
const rows = fc.integer({ min: 0, max: 9 });

describe('pluckerRays', () => {
  it('holds the unit ray of each pixel in the world and its moment o × d', () => {
    fc.assert(
      fc.property(poses, columns, rows, (pose, i, j) => {
        const ray = rotate(pose.rotation, pixelRay(camera, i, j));
        const norm = Math.hypot(...ray);
        const direction: Vec3 = [ray[0] / norm, ray[1] / norm, ray[2] / norm];
        const expected = [...direction, ...cross(pose.translation, direction)];
        expect(largestDifference(pixel(pluckerRays(camera, pose), i, j), expected)).toBeLessThan(2e-6);
      }),
    );
  });

  it('has a moment at right angles to the direction, the same from anywhere on the ray', () => {
    fc.assert(
      fc.property(poses, columns, rows, fc.double({ min: -5, max: 5, noNaN: true }), (pose, i, j, along) => {
        const [dx, dy, dz, ...moment] = pixel(pluckerRays(camera, pose), i, j);
        expect(Math.abs(dot([dx, dy, dz], moment))).toBeLessThan(5e-6);
        const [x, y, z] = pose.translation;
        const moved = cross([x + along * dx, y + along * dy, z + along * dz], [dx, dy, dz]);
        expect(largestDifference(moved, moment)).toBeLessThan(1e-5);
      }),
    );
  });

  it('is, for the cells of a latent, the ray through the middle of each cell of the image', () => {
    const cells = resizeCamera(camera, 4, 5);
    fc.assert(
      fc.property(
        poses,
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: 0, max: 4 }),
        (pose, column, row) => {
          const rays = pluckerRays(cells, pose);
          const [dx, dy, dz] = [0, 1, 2].map((axis) => rays[axis * 20 + row * 4 + column]);
          // A point on the ray, seen by the whole camera, falls on the middle of the cell's pixels.
          const [ox, oy, oz] = pose.translation;
          const seen = transformPoint(inverse(pose), [ox + dx, oy + dy, oz + dz]);
          const { u, v } = projectPoint(camera, seen);
          expect(u).toBeCloseTo(3 * (column + 0.5), 4);
          expect(v).toBeCloseTo(2 * (row + 0.5), 4);
        },
      ),
    );
  });

  it('gives two rays a reciprocal product of 0 exactly where they meet', () => {
    const raysTo = (target: Vec3, from: Vec3): number[] => {
      const [x, y, z] = subtract(target, from);
      const look = lookPose(from, Math.atan2(y, x), Math.atan2(z, Math.hypot(x, y)));
      const oneRay = { widthPx: 1, heightPx: 1, fx: 1, fy: 1, cx: 0.5, cy: 0.5 };
      return Array.from(pluckerRays(oneRay, look));
    };
    const reciprocal = (a: readonly number[], b: readonly number[]) =>
      dot(a.slice(0, 3), b.slice(3)) + dot(b.slice(0, 3), a.slice(3));

    fc.assert(
      fc.property(points(), points(), points(), (target, a, b) => {
        fc.pre(Math.hypot(...subtract(target, a)) > 1e-3 && Math.hypot(...subtract(target, b)) > 1e-3);
        expect(Math.abs(reciprocal(raysTo(target, a), raysTo(target, b)))).toBeLessThan(2e-5);
      }),
    );
    // Two lines at right angles that pass each other at a distance of 2.
    expect(Math.abs(reciprocal(raysTo([5, 0, 0], [0, 0, 0]), raysTo([0, 5, 2], [0, 0, 2])))).toBeCloseTo(
      2,
      6,
    );
  });
});

describe('gravityRays', () => {
  it('holds how steeply each pixel looks up', () => {
    fc.assert(
      fc.property(poses, columns, rows, (pose, i, j) => {
        const ray = pixelRay(camera, i, j);
        const up = rotate(pose.rotation, ray)[2] / Math.hypot(...ray);
        expect(pixel(gravityRays(camera, pose), i, j)[0]).toBeCloseTo(up, 6);
      }),
    );
  });

  it('holds the disparity at which each ray meets the ground, −1 where it does not', () => {
    fc.assert(
      fc.property(poses, columns, rows, (pose, i, j) => {
        fc.pre(Math.abs(pose.translation[2]) > 0.01);
        const disparity = pixel(gravityRays(camera, pose), i, j)[1];
        const [x, y] = pixelRay(camera, i, j);
        const at = (depthM: number) => transformPoint(pose, [x * depthM, y * depthM, depthM]);
        const depthM = 3 * (2 / (disparity + 1) - 1);
        // Beyond 100 m the float32 disparity has too few digits left to find the depth again.
        if (depthM < 100) expect(Math.abs(at(depthM)[2])).toBeLessThan(0.01);
        else expect(Math.sign(at(99)[2])).toBe(Math.sign(pose.translation[2]));
      }),
    );
  });

  it('puts the horizon of a level camera in the middle of the image', () => {
    const rays = gravityRays(camera, lookPose([3, 4, 1.6], 2, 0));
    for (let i = 0; i < 12; i++) {
      expect(pixel(rays, i, 4)[0]).toBeGreaterThan(0);
      expect(pixel(rays, i, 4)[1]).toBe(-1);
      expect(pixel(rays, i, 5)[0]).toBeLessThan(0);
      expect(pixel(rays, i, 5)[1]).toBeGreaterThan(-1);
    }
  });

  it('looks straight down on ground as deep as the camera is high', () => {
    const rays = gravityRays(camera, lookPose([0, 0, 3], 0, -Math.PI / 2));
    for (const disparity of rays.subarray(pixelCount)) expect(disparity).toBeCloseTo(0, 6);
  });

  it.each<[string, Pose]>([
    ['looking at the sky', lookPose([0, 0, 1.6], 0, Math.PI / 2)],
    ['standing in the ground plane', lookPose([0, 0, 0], 0, -0.3)],
    ['below the ground, looking down', lookPose([0, 0, -1], 0, -Math.PI / 2)],
  ])('meets no ground %s', (_, pose) => {
    expect(gravityRays(camera, pose).subarray(pixelCount)).toEqual(new Float32Array(pixelCount).fill(-1));
  });
});
