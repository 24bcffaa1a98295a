import { describe, expect, it } from 'vitest';
import { i420Converter } from './i420.ts';
import type { RgbImage } from './image.ts';

function picture(
  widthPx: number,
  heightPx: number,
  at: (x: number, y: number) => readonly number[],
): RgbImage {
  const rgb = new Uint8Array(widthPx * heightPx * 3);
  for (let y = 0; y < heightPx; y++)
    for (let x = 0; x < widthPx; x++) rgb.set(at(x, y), (y * widthPx + x) * 3);
  return { widthPx, heightPx, rgb };
}

describe('i420Converter', () => {
  it.each([
    ['white', [255, 255, 255], [235, 128, 128]],
    ['black', [0, 0, 0], [16, 128, 128]],
    ['red', [255, 0, 0], [63, 102, 240]],
    ['green', [0, 255, 0], [173, 42, 26]],
    ['blue', [0, 0, 255], [32, 240, 118]],
  ])('turns %s into the BT.709 levels', (_, rgb, [y, cb, cr]) => {
    const out = i420Converter(4, 4, 2, 'bicubic').convert(picture(4, 4, () => rgb));
    expect(out).toHaveLength(64 * 1.5);
    expect(out.subarray(0, 64).every((v) => v === y)).toBe(true);
    expect(out.subarray(64, 80).every((v) => v === cb)).toBe(true);
    expect(out.subarray(80).every((v) => v === cr)).toBe(true);
  });

  it('nearest repeats each pixel', () => {
    const grey = picture(4, 2, (x, y) => Array(3).fill(x * 30 + y * 100));
    const small = i420Converter(4, 2, 1, 'nearest').convert(grey);
    const large = i420Converter(4, 2, 3, 'nearest');
    expect([large.widthPx, large.heightPx]).toEqual([12, 6]);
    const luma = large.convert(grey);
    for (let y = 0; y < 6; y++)
      for (let x = 0; x < 12; x++)
        expect(luma[y * 12 + x]).toBe(small[Math.floor(y / 3) * 4 + Math.floor(x / 3)]);
  });

  it('bicubic goes through a ramp without steps or drift', () => {
    const ramp = picture(16, 4, (x) => Array(3).fill(x * 16));
    const out = i420Converter(16, 4, 4, 'bicubic').convert(ramp);
    // Away from the border Catmull-Rom reproduces a straight line: 16 grey levels a source pixel, 219/255 each.
    for (let x = 12; x < 52; x++) {
      const source = (x + 0.5) / 4 - 0.5;
      expect(Math.abs(out[64 + x] - (16 + (219 / 255) * 16 * source))).toBeLessThanOrEqual(1);
    }
  });

  it('clamps what bicubic overshoots', () => {
    const edge = picture(8, 8, (x) => Array(3).fill(x < 4 ? 0 : 255));
    const out = i420Converter(8, 8, 4, 'bicubic')
      .convert(edge)
      .subarray(0, 32 * 32);
    expect(Math.max(...out)).toBeGreaterThan(235);
    expect(Math.min(...out)).toBeLessThan(16);
  });

  it('refuses odd sizes, odd factors and pictures of another size', () => {
    expect(() => i420Converter(5, 4, 3, 'nearest')).toThrow('A film of 15×12 has an odd side');
    expect(() => i420Converter(4, 4, 1.5, 'nearest')).toThrow('must be a whole number from 1, not 1.5');
    expect(() => i420Converter(4, 4, 2, 'nearest').convert(picture(2, 4, () => [0, 0, 0]))).toThrow(
      'This film has pictures of 4×4, not 2×4.',
    );
  });
});
