import type { RgbFrame } from '@dreamwalk/environment';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import fixtures from '../../fixtures/ssim-scikit-image.json' with { type: 'json' };
import { EvaluationError, FrameSizeError } from '../errors.ts';
import { plainFrame } from '../testing/box-room.ts';
import { ssim } from './ssim.ts';

function fixtureFrame(base64: string): RgbFrame {
  const rgb = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return { widthPx: fixtures.widthPx, heightPx: fixtures.heightPx, rgb };
}

const frames: fc.Arbitrary<RgbFrame> = fc
  .uint8Array({ minLength: 3 * 13 * 11, maxLength: 3 * 13 * 11 })
  .map((rgb) => ({ widthPx: 13, heightPx: 11, rgb }));

describe('ssim', () => {
  // Luma is held in float32 here, which is what is left between the two.
  it.each(fixtures.pairs)('is that of scikit-image: $name', ({ a, b, ssim: expected }) => {
    expect(Math.abs(ssim(fixtureFrame(a), fixtureFrame(b)) - expected)).toBeLessThan(1e-6);
  });

  it('of two flat greys is its luminance term alone', () => {
    // (2 · 100 · 150 + 2.55²) / (100² + 150² + 2.55²)
    const expected = 30006.5025 / 32506.5025;
    expect(ssim(plainFrame(12, 12, [100, 100, 100]), plainFrame(12, 12, [150, 150, 150]))).toBeCloseTo(
      expected,
      9,
    );
  });

  it('is 1 for a frame and itself, symmetric, and never beyond ±1', () => {
    fc.assert(
      fc.property(frames, frames, (a, b) => {
        expect(ssim(a, a)).toBeCloseTo(1, 12);
        expect(ssim(a, b)).toBeCloseTo(ssim(b, a), 12);
        expect(Math.abs(ssim(a, b))).toBeLessThanOrEqual(1 + 1e-12);
      }),
      { numRuns: 30 },
    );
  });

  it('refuses frames of different size and frames without a whole window', () => {
    expect(() => ssim(plainFrame(12, 12, [0, 0, 0]), plainFrame(12, 13, [0, 0, 0]))).toThrow(FrameSizeError);
    const small = plainFrame(40, 10, [0, 0, 0]);
    expect(() => ssim(small, small)).toThrow(EvaluationError);
  });
});
