import { describe, expect, it } from 'vitest';
import { plainFrame } from '../testing/box-room.ts';
import { pixelMap, randomWeightEncoder } from './feature-map.ts';

/** Left half red, right half blue. */
const halves = {
  widthPx: 8,
  heightPx: 4,
  rgb: Uint8Array.from({ length: 96 }, (_, at) => {
    const isLeft = Math.floor(at / 3) % 8 < 4;
    return at % 3 === (isLeft ? 0 : 2) ? 200 : 0;
  }),
};

describe('pixelMap', () => {
  it('is the mean colour of each cell, channel by channel', () => {
    const { channels, values } = pixelMap(halves, 1, 2);
    expect(channels).toBe(3);
    expect([...values].map(Math.round)).toEqual([200, 0, 0, 0, 0, 200]);
  });
});

describe('randomWeightEncoder', () => {
  it('has the shape asked for, is the same at every call, and tells patterns apart but not greys', () => {
    const encode = randomWeightEncoder([5, 2, 4]);
    const map = encode(halves);
    expect([map.channels, map.rows, map.columns, map.values.length]).toEqual([5, 2, 4, 40]);
    expect(randomWeightEncoder([5, 2, 4])(halves)).toEqual(map);
    expect(Math.max(...map.values)).toBeGreaterThan(1);
    expect(Math.min(...map.values)).toBe(0);
    for (const value of encode(plainFrame(8, 4, [90, 90, 90])).values) expect(value).toBeCloseTo(0, 9);
  });
});
