import { describe, expect, it } from 'vitest';
import { GRID_XY } from '../grid.ts';
import { createWorld } from '../world.ts';
import { drawTopDown } from './topdown.ts';

describe('drawTopDown', () => {
  it('draws the world with y up and walls darker than floors', () => {
    const world = createWorld(3);
    const map = drawTopDown(world, 2);
    expect([map.widthPx, map.heightPx]).toEqual([48, 48]);
    const brightness = (x: number, y: number): number => {
      const at = ((GRID_XY - 1 - y) * 48 + x) * 3;
      return map.rgb[at] + map.rgb[at + 1] + map.rgb[at + 2];
    };
    const mean = (wanted: number): number => {
      const values: number[] = [];
      world.blocked.forEach((blocked, column) => {
        if (blocked === wanted) values.push(brightness(column % GRID_XY, Math.floor(column / GRID_XY)));
      });
      return values.reduce((sum, value) => sum + value, 0) / values.length;
    };
    expect(mean(1)).toBeLessThan(0.8 * mean(0));
  });
});
