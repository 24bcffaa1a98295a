import type { RgbFrame } from '@dreamwalk/environment';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FrameSizeError } from '../errors.ts';
import { plainFrame } from '../testing/box-room.ts';
import { MOTION_WEIGHT_FLOOR, motionMse } from './motion-mse.ts';
import { squaredError } from './psnr.ts';

const frames: fc.Arbitrary<RgbFrame> = fc
  .uint8Array({ minLength: 3 * 4 * 3, maxLength: 3 * 4 * 3 })
  .map((rgb) => ({ widthPx: 4, heightPx: 3, rgb }));

/** Two pixels side by side. */
function pair(left: number, right: number): RgbFrame {
  return { widthPx: 2, heightPx: 1, rgb: Uint8Array.of(left, left, left, right, right, right) };
}

describe('motionMse', () => {
  it('is the mean squared error, [0, 1], where nothing moves or everything moves alike', () => {
    fc.assert(
      fc.property(frames, frames, (dreamed, truth) => {
        const { sum, samples } = squaredError(dreamed, truth);
        expect(motionMse(dreamed, truth, truth)).toBeCloseTo(sum / samples / 255 ** 2, 12);
      }),
    );
    expect(motionMse(pair(51, 51), pair(0, 0), pair(102, 102))).toBeCloseTo(0.04, 12);
  });

  it('weighs a pixel by how much the truth moved there, and by 0.01 at least', () => {
    // The left pixel moved by 0.2; the right one stood still.
    const truth = pair(51, 200);
    const before = pair(0, 200);
    const missedMotion = motionMse(pair(0, 200), truth, before);
    const missedRest = motionMse(pair(51, 149), truth, before);
    expect(missedMotion).toBeCloseTo((0.2 * 0.04) / (0.2 + MOTION_WEIGHT_FLOOR), 12);
    expect(missedRest).toBeCloseTo((0.01 * 0.04) / (0.2 + MOTION_WEIGHT_FLOOR), 12);
  });

  it('is 0 for the truth alone', () => {
    fc.assert(
      fc.property(frames, frames, frames, (dreamed, truth, before) => {
        expect(motionMse(truth, truth, before)).toBe(0);
        expect(motionMse(dreamed, truth, before) === 0).toBe(squaredError(dreamed, truth).sum === 0);
      }),
    );
  });

  it('refuses frames of different size', () => {
    const small = plainFrame(2, 2, [0, 0, 0]);
    const large = plainFrame(2, 3, [0, 0, 0]);
    expect(() => motionMse(large, small, small)).toThrow(FrameSizeError);
    expect(() => motionMse(small, small, large)).toThrow(FrameSizeError);
  });
});
