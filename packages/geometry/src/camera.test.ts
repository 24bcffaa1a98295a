import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cameraFromHfov, pixelRay, projectPoint, resizeCamera } from './camera.ts';

const camera = { widthPx: 160, heightPx: 120, fx: 110, fy: 105, cx: 83, cy: 57 };

describe('cameraFromHfov', () => {
  it('sees its field of view between the outer edges of the image', () => {
    const { fx, fy, cx, cy } = cameraFromHfov(128, 96, (80 * Math.PI) / 180);
    expect(2 * Math.atan(64 / fx)).toBeCloseTo((80 * Math.PI) / 180, 14);
    expect(fy).toBe(fx);
    expect([cx, cy]).toEqual([64, 48]);
  });

  it('is WorldCam’s camera at 106°', () => {
    expect(cameraFromHfov(1920, 1080, (106.03 * Math.PI) / 180).fx).toBeCloseTo(722.9, 0);
  });
});

describe('pixelRay', () => {
  it('goes through the centre of the pixel', () => {
    expect(pixelRay(camera, 82, 56)).toEqual([-0.5 / 110, -0.5 / 105, 1]);
    expect(pixelRay(camera, 0, 0)[0]).toBeLessThan(0);
    expect(pixelRay(camera, 0, 0)[1]).toBeLessThan(0);
  });

  it('times a depth is projected back to that pixel and depth', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 159 }),
        fc.integer({ min: 0, max: 119 }),
        fc.double({ min: 0.05, max: 1000, noNaN: true }),
        (i, j, depthM) => {
          const [x, y, z] = pixelRay(camera, i, j);
          const projected = projectPoint(camera, [x * depthM, y * depthM, z * depthM]);
          expect(projected.u).toBeCloseTo(i + 0.5, 10);
          expect(projected.v).toBeCloseTo(j + 0.5, 10);
          expect(projected.z).toBe(depthM);
        },
      ),
    );
  });
});

describe('resizeCamera', () => {
  it('puts the middle of a cell where the pixels it stands for have theirs', () => {
    const cells = resizeCamera(camera, 20, 24);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 19 }), fc.integer({ min: 0, max: 23 }), (column, row) => {
        const { u, v } = projectPoint(camera, pixelRay(cells, column, row));
        expect(u).toBeCloseTo(8 * (column + 0.5), 10);
        expect(v).toBeCloseTo(5 * (row + 0.5), 10);
      }),
    );
  });

  it('is WorldCam’s token grid: 30×52 of its 1920×1080 (fx 722.92, cx 960)', () => {
    const worldCam = { widthPx: 1920, heightPx: 1080, fx: 722.92, fy: 722.61, cx: 960, cy: 540 };
    const { fx, fy, cx, cy } = resizeCamera(worldCam, 52, 30);
    expect([cx, cy]).toEqual([26, 15]);
    expect(fx).toBeCloseTo(19.579, 3);
    expect(fy).toBeCloseTo(20.0725, 4);
  });
});
