import { describe, expect, it } from 'vitest';
import { GRID_XY } from '../grid.ts';
import { createWorld } from '../world.ts';
import { drawSheet } from './sheet.ts';
import { drawTopDown } from './topdown.ts';

describe('drawSheet', () => {
  it('lays start views out row by row', () => {
    const sheet = drawSheet([1, 2, 3], 2, 16);
    expect([sheet.widthPx, sheet.heightPx]).toEqual([32, 32]);
    const tile = (column: number, row: number): number =>
      sheet.rgb[((row * 16 + 8) * 32 + column * 16 + 8) * 3];
    expect(tile(0, 0)).toBeGreaterThan(0);
    expect(tile(0, 1)).toBeGreaterThan(0);
    expect(tile(1, 1)).toBe(0);
  });
});

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
