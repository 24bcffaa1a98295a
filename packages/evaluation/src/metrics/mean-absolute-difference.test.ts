import { describe, expect, it } from 'vitest';
import { FrameSizeError } from '../errors.ts';
import { plainFrame } from '../testing/box-room.ts';
import { meanAbsoluteDifference } from './mean-absolute-difference.ts';

describe('meanAbsoluteDifference', () => {
  it('is the mean over pixels and channels, whichever frame is the brighter', () => {
    const dark = plainFrame(4, 3, [10, 20, 30]);
    const bright = plainFrame(4, 3, [13, 14, 30]);
    expect(meanAbsoluteDifference(dark, bright)).toBe(3);
    expect(meanAbsoluteDifference(bright, dark)).toBe(3);
    expect(meanAbsoluteDifference(dark, dark)).toBe(0);
  });

  it('refuses frames of two sizes', () => {
    expect(() => meanAbsoluteDifference(plainFrame(4, 3, [0]), plainFrame(3, 4, [0]))).toThrow(
      FrameSizeError,
    );
  });
});
