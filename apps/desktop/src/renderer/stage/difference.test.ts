import { expect, it } from 'vitest';
import { differenceOf } from './difference.ts';

const pixel = (...rgb: number[]) => ({ widthPx: 1, heightPx: 1, rgb: Uint8Array.from(rgb) });

it('is black where two frames are alike, and bright where they are not, whichever is brighter', () => {
  expect([...differenceOf(pixel(10, 20, 200), pixel(10, 25, 100)).rgb]).toEqual([0, 20, 255]);
  expect(differenceOf(pixel(1, 2, 3), pixel(9, 9, 9))).toEqual(differenceOf(pixel(9, 9, 9), pixel(1, 2, 3)));
});
