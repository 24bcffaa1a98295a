import { GUIDE_CHANNELS } from '@dreamwalk/inference';
import { describe, expect, it } from 'vitest';
import { coverOf, rawSplat } from './raw-splat.ts';

/** A guide of 2×2 pixels: [channel][pixel]. */
function guideOf(colours: number[][], real: number[], generated: number[]): Float32Array {
  const guide = new Float32Array(8 * 4);
  for (let channel = 0; channel < 3; channel++) guide.set(colours[channel], 4 * channel);
  guide.set(real, 4 * GUIDE_CHANNELS.realConfidence);
  guide.set(generated, 4 * GUIDE_CHANNELS.generatedConfidence);
  return guide;
}

describe('rawSplat', () => {
  it('fills holes with the mean of what is covered', () => {
    const guide = guideOf(
      [
        [1, -1, 0, 0],
        [0.5, 0, 0, 0],
        [0, 0, 0, 0],
      ],
      [0.9, 0, 0, 0],
      [0, 0.2, 0, 0],
    );
    const cover = coverOf(guide, 2, 2);
    expect(cover).toEqual({ mask: Uint8Array.of(1, 1, 0, 0), share: 0.5, realShare: 0.25 });
    const { rgb } = rawSplat(guide, cover, 2, 2);
    expect([...rgb.slice(0, 3)]).toEqual([255, 191, 128]);
    expect([...rgb.slice(3, 6)]).toEqual([0, 128, 128]);
    // Means 0, 0.25, 0.
    expect([...rgb.slice(6, 9)]).toEqual([128, 159, 128]);
    expect([...rgb.slice(9)]).toEqual([128, 159, 128]);
  });

  it('is mid-grey where nothing is covered', () => {
    const guide = new Float32Array(32);
    const cover = coverOf(guide, 2, 2);
    expect(cover.share).toBe(0);
    expect(rawSplat(guide, cover, 2, 2).rgb.every((value) => value === 128)).toBe(true);
  });
});
