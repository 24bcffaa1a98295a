import { describe, expect, it } from 'vitest';
import { GRID_XY, GRID_Z, paddedIndex, padVoxels, voxelIndex } from '../grid.ts';
import { M } from '../look/materials.ts';
import { bakeLighting, LIGHT_STRIDE, type Lighting } from './lighting.ts';
import { LIGHT_SIZE } from './sunlight.ts';

/** Light on the upper face of the ground, red, one number a sample. */
function groundLight({ slots, samples }: Lighting, x: number, y: number): number[] {
  const slot = slots[paddedIndex(x, y, -1) * 6 + 5];
  return Array.from({ length: LIGHT_SIZE ** 2 }, (_, n) => samples[slot * LIGHT_STRIDE + n * 3]);
}

function bakePlain(build: (voxels: Uint8Array) => void): Lighting {
  const voxels = new Uint8Array(GRID_XY * GRID_XY * GRID_Z);
  build(voxels);
  return bakeLighting(padVoxels(voxels, new Uint8Array(GRID_XY * GRID_XY).fill(M.stone)));
}

const tower = bakePlain((voxels) => {
  for (let z = 0; z < 4; z++) voxels[voxelIndex(20, 20, z)] = M.stone;
});

describe('bakeLighting', () => {
  it('lights an empty plain evenly', () => {
    const plain = bakePlain(() => {});
    const light = groundLight(plain, 24, 24);
    for (const value of light) expect(value).toBeCloseTo(light[0], 5);
  });

  it('casts the shadow of a tower away from the sun', () => {
    const shaded = Math.min(...groundLight(tower, 19, 21));
    const sunny = Math.min(...groundLight(tower, 22, 18));
    expect(shaded).toBeLessThan(0.6 * sunny);
  });

  it('ends shadows softly', () => {
    const shades = new Set<string>();
    for (let x = 15; x < 21; x++)
      for (let y = 19; y < 25; y++)
        for (const light of groundLight(tower, x, y)) shades.add(light.toFixed(1));
    expect(shades.size).toBeGreaterThan(5);
  });

  it('darkens the corner between wall and ground', () => {
    const far = groundLight(tower, 24, 20)[0];
    const samples = groundLight(tower, 21, 20);
    expect(samples[0]).toBeLessThan(far);
    expect(samples[0]).toBeLessThan(samples[LIGHT_SIZE - 1]);
  });
});
