import { describe, expect, it } from 'vitest';
import { FrameSizeError } from '../errors.ts';
import { plainFrame } from '../testing/box-room.ts';
import { IDENTICAL_PSNR_DB, noError, pool, psnr, psnrOf, squaredError } from './psnr.ts';

describe('psnr', () => {
  it('is 10 log10(255² / MSE)', () => {
    const grey = plainFrame(4, 3, [100, 100, 100]);
    expect(psnr(grey, plainFrame(4, 3, [110, 110, 110]))).toBeCloseTo(28.1308, 4);
    expect(psnr(plainFrame(2, 2, [0, 0, 0]), plainFrame(2, 2, [255, 255, 255]))).toBeCloseTo(0, 12);
    // One channel off by 30: MSE 300.
    expect(psnr(grey, plainFrame(4, 3, [100, 130, 100]))).toBeCloseTo(10 * Math.log10(65025 / 300), 12);
  });

  it('is capped for identical frames and symmetric', () => {
    const a = plainFrame(4, 4, [1, 2, 3]);
    const b = plainFrame(4, 4, [9, 2, 7]);
    expect(psnr(a, a)).toBe(IDENTICAL_PSNR_DB);
    expect(psnr(a, b)).toBe(psnr(b, a));
  });

  it('counts masked pixels only, and pools their errors', () => {
    const black = plainFrame(2, 1, [0, 0, 0]);
    const half = { ...black, rgb: Uint8Array.of(10, 10, 10, 20, 20, 20) };
    expect(squaredError(black, half, Uint8Array.of(0, 1))).toEqual({ sum: 1200, samples: 3 });
    const pooled = pool(
      squaredError(black, half, Uint8Array.of(1, 0)),
      squaredError(black, half, Uint8Array.of(0, 1)),
    );
    expect(pooled).toEqual(squaredError(black, half));
    expect(psnrOf(noError)).toBeNaN();
  });

  it('refuses frames of different size', () => {
    expect(() => psnr(plainFrame(4, 4, [0, 0, 0]), plainFrame(4, 5, [0, 0, 0]))).toThrow(FrameSizeError);
  });
});
