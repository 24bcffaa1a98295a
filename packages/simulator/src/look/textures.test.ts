import { describe, expect, it } from 'vitest';
import { MATERIALS } from './materials.ts';
import { LEVEL_OFFSET, TEXTURE_LEVELS, TEXTURE_SIZE, TEXTURE_STRIDE, TEXTURES } from './textures.ts';

function meanOfLevel(material: number, level: number): number {
  const start = material * TEXTURE_STRIDE + LEVEL_OFFSET[level];
  const texels = TEXTURES.subarray(start, start + (TEXTURE_SIZE >> level) ** 2);
  return texels.reduce((sum, value) => sum + value, 0) / texels.length;
}

describe('patterns', () => {
  it('keep their mean through all levels of detail', () => {
    MATERIALS.forEach((_, material) => {
      expect(Math.abs(meanOfLevel(material, TEXTURE_LEVELS - 1) - meanOfLevel(material, 0))).toBeLessThan(3);
    });
  });

  it('have nothing as fine as a texel: no texel stands out from both its neighbours', () => {
    MATERIALS.forEach((material, index) => {
      const start = index * TEXTURE_STRIDE;
      let worst = 0;
      for (let j = 0; j < TEXTURE_SIZE; j++)
        for (let i = 2; i < TEXTURE_SIZE - 2; i++) {
          const at = start + j * TEXTURE_SIZE + i;
          const spike = TEXTURES[at] - (TEXTURES[at - 1] + TEXTURES[at + 1]) / 2;
          worst = Math.max(worst, Math.abs(spike));
        }
      expect(worst, material.name).toBeLessThan(110);
    });
  });
});
