import { seededRandom } from '@dreamwalk/geometry';
import { describe, expect, it } from 'vitest';
import type { FeatureMap } from './feature-map.ts';
import { channelMeans, localCorrelation, sideBySide } from './pair-features.ts';

const random = seededRandom(4);
const noise = Float32Array.from({ length: 6 * 8 * 24 }, () => random() + 3);

/** A window of 8×8 cells on a wider pattern, so many columns from its left. */
function windowAt(column: number): FeatureMap {
  const values = new Float32Array(6 * 8 * 8);
  for (let at = 0; at < values.length; at++) values[at] = noise[Math.floor(at / 8) * 24 + (at % 8) + column];
  return { channels: 6, rows: 8, columns: 8, values };
}

describe('localCorrelation', () => {
  const means = channelMeans([windowAt(8)]);

  it.each([-3, -1, 0, 2])('is greatest at the shift that the pattern made, %i columns', (shift) => {
    const correlation = localCorrelation(windowAt(8), windowAt(8 - shift), means);
    const byShift = Array.from({ length: 21 }, (_, at) =>
      correlation.slice(16 * at, 16 * at + 16).reduce((sum, value) => sum + value, 0),
    );
    expect(byShift.indexOf(Math.max(...byShift))).toBe(7 + 3 + shift);
  });

  it('is 1 in every block for a map and itself', () => {
    const same = localCorrelation(windowAt(8), windowAt(8), means).slice(16 * 10, 16 * 11);
    for (const value of same) expect(value).toBeCloseTo(1, 6);
  });
});

describe('channelMeans', () => {
  it('are over all cells of all maps', () => {
    const map = (values: number[]) => ({
      channels: 2,
      rows: 1,
      columns: 2,
      values: Float32Array.from(values),
    });
    expect([...channelMeans([map([1, 3, 10, 10]), map([5, 7, 20, 20])])]).toEqual([4, 15]);
  });
});

describe('sideBySide', () => {
  it('keeps both', () => {
    const both = sideBySide(windowAt(0), windowAt(1));
    expect(both).toHaveLength(2 * 6 * 8 * 8);
    expect(both.slice(384)).toEqual(windowAt(1).values);
  });
});
