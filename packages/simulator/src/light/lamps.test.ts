import { describe, expect, it } from 'vitest';
import { GRID_XY, GRID_Z, paddedIndex, padVoxels, voxelIndex } from '../grid.ts';
import { M } from '../look/materials.ts';
import { bakeLighting, LIGHT_STRIDE } from './lighting.ts';

/** Light on the ground at x of the row y = 20, with a lamp over x = 20 or plain stone in its place. */
function groundLight(lamp: number, screenX?: number): (x: number) => readonly [number, number, number] {
  const voxels = new Uint8Array(GRID_XY * GRID_XY * GRID_Z);
  voxels[voxelIndex(20, 20, 2)] = lamp;
  if (screenX !== undefined)
    for (let y = 14; y < 27; y++) for (let z = 0; z < 5; z++) voxels[voxelIndex(screenX, y, z)] = M.stone;
  const { slots, samples } = bakeLighting(padVoxels(voxels, new Uint8Array(GRID_XY * GRID_XY).fill(M.stone)));
  return (x) => {
    const first = slots[paddedIndex(x, 20, -1) * 6 + 5] * LIGHT_STRIDE;
    return [samples[first], samples[first + 1], samples[first + 2]];
  };
}

describe('lamps', () => {
  const lit = groundLight(M.lamp);
  const unlit = groundLight(M.stone);
  const gain = (x: number): number => lit(x)[0] - unlit(x)[0];

  it('light the ground below warmly, less with distance, and nothing 6 m away', () => {
    expect(gain(21)).toBeGreaterThan(0.3);
    expect(gain(21)).toBeGreaterThan(gain(24));
    expect(gain(24)).toBeGreaterThan(gain(27));
    expect(gain(33)).toBeCloseTo(0, 2);
    expect(lit(21)[0] - unlit(21)[0]).toBeGreaterThan(1.5 * (lit(21)[2] - unlit(21)[2]));
  });

  it('cast shadows', () => {
    const screened = groundLight(M.lamp, 22);
    const screenedUnlit = groundLight(M.stone, 22);
    expect(gain(24)).toBeGreaterThan(0.1);
    expect(screened(24)[0] - screenedUnlit(24)[0]).toBeLessThan(0.5 * gain(24));
  });
});
