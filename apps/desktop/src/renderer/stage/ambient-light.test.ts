import { expect, it } from 'vitest';
import { AmbientLight } from './ambient-light.ts';

function quartered(colours: readonly (readonly number[])[]) {
  const rgb = new Uint8Array(16 * 16 * 3);
  for (let y = 0; y < 16; y++)
    for (let x = 0; x < 16; x++) rgb.set(colours[(y < 8 ? 0 : 2) + (x < 8 ? 0 : 1)], (y * 16 + x) * 3);
  return { widthPx: 16, heightPx: 16, rgb };
}

const first = [
  [255, 0, 0],
  [0, 255, 0],
  [0, 0, 255],
  [9, 9, 9],
];

it('takes the mean of each quarter, then follows softly and not too often', () => {
  const light = new AmbientLight();
  expect(light.follow(quartered(first), 0)).toEqual(first);
  const black = quartered([0, 1, 2, 3].map(() => [0, 0, 0]));
  expect(light.follow(black, 50)).toBeUndefined();
  expect(light.follow(black, 200)?.[0]).toEqual([153, 0, 0]);
});
