import { describe, expect, it } from 'vitest';
import { RandomStream } from '../random.ts';
import { fingerprint } from '../testing/fingerprint.ts';
import { type Canvas, paintPicture } from './paintings.ts';
import { PICTURE_LEVELS, PICTURE_SIZE, PICTURE_STRIDE, pictureTexel } from './picture-tiles.ts';

const canvas: Canvas = { along: 5, layer: 2, width: 3, height: 2 };

function paint(seed: number): Float32Array {
  return paintPicture(canvas, new RandomStream(seed, 1)).texels;
}

describe('paintPicture', () => {
  it('paints another picture for every seed, and the same for the same', () => {
    const print = (seed: number): string => fingerprint(new Uint8Array(paint(seed).buffer));
    expect(print(1)).toBe(print(1));
    expect(new Set(Array.from({ length: 60 }, (_, seed) => print(seed))).size).toBe(60);
  });

  it('paints what light can be: nothing below 0, nothing above 1', () => {
    for (let seed = 0; seed < 30; seed++)
      expect(paint(seed).every((value) => value >= 0 && value <= 1)).toBe(true);
  });

  it('frames the picture where it hangs', () => {
    const texels = paint(3);
    const at = (i: number, j: number): number[] => {
      const first = ((j % PICTURE_SIZE) * PICTURE_SIZE + (i % PICTURE_SIZE)) * 3;
      return [...texels.subarray(first, first + 3)];
    };
    const frame = at(40, 16);
    for (let i = 40; i < 64; i++) {
      expect(at(i, 16)).toEqual(frame);
      expect(at(i, 31)).toEqual(frame);
    }
    expect(at(52, 24)).not.toEqual(frame);
  });
});

describe('pictureTexel', () => {
  it('keeps the mean colour through all levels of detail', () => {
    const texels = paint(4);
    const colour = new Float64Array(3);
    pictureTexel(texels, 0, PICTURE_LEVELS - 1, 0, 0, colour);
    let mean = 0;
    for (let n = 0; n < PICTURE_SIZE * PICTURE_SIZE; n++) mean += texels[n * 3] / PICTURE_SIZE ** 2;
    expect(colour[0]).toBeCloseTo(mean, 5);
  });

  it('repeats every 2 m and blends neighbours evenly', () => {
    const tiles = new Float32Array(2 * PICTURE_STRIDE);
    tiles.set(paint(5), PICTURE_STRIDE);
    const look = (u: number, v: number): number[] => {
      const colour = new Float64Array(3);
      pictureTexel(tiles, PICTURE_STRIDE, 0, u, v, colour);
      return [...colour];
    };
    expect(look(7.25, 3.5)).toEqual(look(7.25 + PICTURE_SIZE, 3.5 - PICTURE_SIZE));
    look(7.5, 3).forEach((value, c) => {
      expect(value).toBeCloseTo((look(7, 3)[c] + look(8, 3)[c]) / 2, 10);
    });
  });
});
