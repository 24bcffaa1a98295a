import type { RgbFrame } from '@dreamwalk/environment';
import { lookPose } from '@dreamwalk/geometry';
import { describe, expect, it } from 'vitest';
import { EvaluationError } from '../errors.ts';
import { BoxRoom, plainFrame } from '../testing/box-room.ts';
import { labOfSrgb } from './lab.ts';
import { luma } from './luma.ts';
import { Palette, PaletteHistogram } from './palette.ts';
import { saturation } from './saturation.ts';
import { laplacianSums, noLaplacian, poolLaplacians, sharpness, sharpnessOf } from './sharpness.ts';

function greyFrame(widthPx: number, heightPx: number, value: (x: number, y: number) => number): RgbFrame {
  const rgb = new Uint8Array(widthPx * heightPx * 3);
  for (let at = 0; at < widthPx * heightPx; at++)
    rgb.fill(value(at % widthPx, Math.floor(at / widthPx)), 3 * at, 3 * at + 3);
  return { widthPx, heightPx, rgb };
}

describe('luma', () => {
  it('weighs green most', () => {
    expect(luma(plainFrame(1, 1, [100, 0, 0]))[0]).toBeCloseTo(29.9, 4);
    expect(luma(plainFrame(1, 1, [0, 100, 0]))[0]).toBeCloseTo(58.7, 4);
    expect(luma(plainFrame(1, 1, [255, 255, 255]))[0]).toBeCloseTo(255, 3);
  });
});

describe('sharpness', () => {
  it('is 0 for a flat frame and for a plain gradient', () => {
    expect(sharpness(plainFrame(8, 8, [40, 80, 120]))).toBeCloseTo(0, 6);
    expect(sharpness(greyFrame(8, 8, (x, y) => 10 * x + 5 * y))).toBeCloseTo(0, 6);
  });

  it('is the variance of the Laplacian', () => {
    // A chequerboard of 0 and 10: the Laplacian is ±40 by turns, so its variance is 1600.
    expect(sharpness(greyFrame(8, 8, (x, y) => 10 * ((x + y) % 2)))).toBeCloseTo(1600, 2);
  });

  it('falls when detail is lost', () => {
    const fine = greyFrame(16, 16, (x) => 100 + 50 * (x % 2));
    const soft = greyFrame(16, 16, (x) => 100 + 50 * (x % 2) * 0.5);
    expect(sharpness(soft) / sharpness(fine)).toBeCloseTo(0.25, 5);
  });

  it('of a part is of that part alone, its seam left out', () => {
    // Chequered on the left, flat and much brighter on the right.
    const frame = greyFrame(16, 8, (x, y) => (x < 8 ? 10 * ((x + y) % 2) : 200));
    const half = (isIn: (x: number) => boolean) =>
      laplacianSums(
        frame,
        Uint8Array.from({ length: 16 * 8 }, (_, at) => Number(isIn(at % 16))),
      );
    const left = half((x) => x < 8);
    expect(left.pixels).toBe(6 * 6);
    expect(sharpnessOf(left)).toBeCloseTo(1600, 2);
    expect(sharpnessOf(half((x) => x >= 8))).toBeCloseTo(0, 6);
    expect(sharpnessOf(half(() => false))).toBeNaN();
    expect(sharpnessOf(half(() => true))).toBe(sharpness(frame));
  });

  it('of parts is pooled by their pixels', () => {
    const fine = laplacianSums(greyFrame(8, 8, (x, y) => 10 * ((x + y) % 2)));
    const flat = laplacianSums(plainFrame(8, 8, [9, 9, 9]));
    expect(sharpnessOf(poolLaplacians(fine, poolLaplacians(flat, noLaplacian)))).toBeCloseTo(800, 2);
  });
});

describe('saturation', () => {
  it('is that of HSV', () => {
    expect(saturation(plainFrame(3, 3, [0, 0, 0]))).toBe(0);
    expect(saturation(plainFrame(3, 3, [90, 90, 90]))).toBe(0);
    expect(saturation(plainFrame(3, 3, [200, 100, 150]))).toBeCloseTo(0.5, 12);
    expect(saturation(plainFrame(3, 3, [255, 0, 0]))).toBe(1);
  });
});

describe('labOfSrgb', () => {
  it.each([
    // From the definition, D65; white must be neutral.
    [
      [255, 255, 255],
      [100, 0, 0],
    ],
    [
      [0, 0, 0],
      [0, 0, 0],
    ],
    [
      [255, 0, 0],
      [53.24, 80.09, 67.2],
    ],
    [
      [0, 255, 0],
      [87.73, -86.18, 83.18],
    ],
    [
      [0, 0, 255],
      [32.3, 79.19, -107.86],
    ],
  ])('of %j is %j', ([r, g, b], lab) => {
    const actual = labOfSrgb(r, g, b);
    for (let i = 0; i < 3; i++) expect(Math.abs(actual[i] - lab[i])).toBeLessThan(0.02);
  });
});

describe('palette', () => {
  it('is the colours that true frames hold, the rare ones left out', () => {
    const histogram = new PaletteHistogram();
    const frame = plainFrame(200, 100, [200, 40, 40]);
    frame.rgb.set([0, 0, 255], 0);
    histogram.add(frame);
    histogram.add(plainFrame(200, 100, [40, 40, 200]));
    const palette = histogram.palette();
    expect(palette.size).toBe(2);
    expect(palette.distance(plainFrame(2, 2, [200, 40, 40]))).toBeCloseTo(0, 12);
  });

  it('measures ΔE to the nearest colour, by brute force the same', () => {
    const colours = [
      labOfSrgb(200, 40, 40),
      labOfSrgb(40, 200, 90),
      labOfSrgb(120, 120, 120),
      labOfSrgb(9, 9, 60),
    ];
    const palette = new Palette(colours);
    for (let k = 0; k < 60; k++) {
      const rgb = [(k * 38) % 256, (k * 90) % 256, (k * 54) % 256] as const;
      const lab = labOfSrgb(...rgb);
      const nearest = Math.min(
        ...colours.map((c) => Math.hypot(c[0] - lab[0], c[1] - lab[1], c[2] - lab[2])),
      );
      expect(palette.distance(plainFrame(1, 1, rgb))).toBeCloseTo(nearest, 4);
    }
  });

  it('stays small for true frames and grows for strange colours', () => {
    const room = new BoxRoom();
    const histogram = new PaletteHistogram();
    for (let k = 0; k < 12; k++) histogram.add(room.render(lookPose([0, 0, 1.6], k / 2, 0)).frame);
    const palette = histogram.palette();
    expect(palette.distance(room.render(lookPose([1, 0.5, 1.6], 0.7, 0)).frame)).toBeLessThan(2.5);
    expect(palette.distance(plainFrame(8, 8, [255, 0, 255]))).toBeGreaterThan(15);
  });

  it('needs a frame', () => {
    expect(() => new PaletteHistogram().palette()).toThrow(EvaluationError);
  });
});
