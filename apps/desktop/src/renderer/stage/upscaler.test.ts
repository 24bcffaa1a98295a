import { describe, expect, it } from 'vitest';
import { Upscaler } from './upscaler.ts';

function enlarge(
  width: number,
  height: number,
  factor: number,
  colourAt: (x: number, y: number) => number[],
) {
  const rgb = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) rgb.set(colourAt(x, y), (y * width + x) * 3);
  const upscaler = new Upscaler(width, height, factor);
  const rgba = new Uint8ClampedArray(upscaler.widthPx * upscaler.heightPx * 4);
  upscaler.run(rgb, rgba);
  return (x: number, y: number) => [
    ...rgba.subarray((y * upscaler.widthPx + x) * 4, (y * upscaler.widthPx + x) * 4 + 4),
  ];
}

describe('Upscaler', () => {
  it('keeps a flat colour flat, and opaque', () => {
    const at = enlarge(4, 3, 4, () => [10, 120, 250]);
    for (const [x, y] of [
      [0, 0],
      [7, 5],
      [15, 11],
    ])
      expect(at(x, y)).toEqual([10, 120, 250, 255]);
  });

  it('follows a ramp exactly, away from the border', () => {
    const at = enlarge(8, 8, 4, (x, y) => [x * 20, y * 20, 0]);
    for (const [x, y] of [
      [10, 12],
      [15, 9],
      [20, 20],
    ]) {
      const [red, green] = at(x, y);
      expect(red).toBeCloseTo(((x + 0.5) / 4 - 0.5) * 20, -0.3);
      expect(green).toBeCloseTo(((y + 0.5) / 4 - 0.5) * 20, -0.3);
    }
  });

  it('passes through the samples where the factor is odd', () => {
    const colour = (x: number, y: number) => [x * 30, (x * 7 + y * 13) % 256, y * 40];
    const at = enlarge(6, 5, 3, colour);
    for (let y = 0; y < 5; y++)
      for (let x = 0; x < 6; x++) expect(at(x * 3 + 1, y * 3 + 1).slice(0, 3)).toEqual(colour(x, y));
  });
});
