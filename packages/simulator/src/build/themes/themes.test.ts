import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GRID_XY } from '../../grid.ts';
import { FIRST_PICTURE, FIRST_UNSEEN, M } from '../../look/materials.ts';
import { seedsOfTheme } from '../../testing/seed-of-theme.ts';
import { navigationOf, WALK_CLEARANCE_M } from '../../walk/navigation.ts';
import { startPose } from '../../walk/start.ts';
import { tourPoses } from '../../walk/tour.ts';
import { freeSpaceAhead, walkable } from '../../walk/walking.ts';
import { wanderPath } from '../../walk/wander.ts';
import { createWorld, type VoxelWorld } from '../../world.ts';
import type { WorldShift } from '../shift.ts';
import { THEME_NAMES, themeOf } from '../theme.ts';

function expectOneWholePlace(world: VoxelWorld): void {
  const { blocked } = world;
  for (let n = 0; n < GRID_XY; n++)
    for (const column of [n, (GRID_XY - 1) * GRID_XY + n, n * GRID_XY, n * GRID_XY + GRID_XY - 1])
      expect(blocked[column]).toBe(1);
  const { clearanceM, reachable } = navigationOf(world);
  const free = clearanceM.reduce((count, clearance) => count + Number(clearance >= WALK_CLEARANCE_M), 0);
  expect(reachable.length).toBeGreaterThan(0.8 * free);
  expect(reachable.length).toBeGreaterThan(1600);
}

describe('themeOf', () => {
  it('gives each theme about a quarter of all seeds', () => {
    const counts = new Map(THEME_NAMES.map((theme) => [theme, 0]));
    for (let seed = 0; seed < 4000; seed++) counts.set(themeOf(seed), (counts.get(themeOf(seed)) ?? 0) + 1);
    for (const theme of THEME_NAMES) expect(Math.abs((counts.get(theme) ?? 0) - 1000)).toBeLessThan(120);
  });
});

describe.each(THEME_NAMES)('a world of the theme %s', (theme) => {
  const places: readonly (WorldShift | undefined)[] = [undefined, 'layout'];

  it.each(places)('is closed in, and a walker reaches all of it (shift: %s)', (shift) => {
    fc.assert(
      fc.property(seedsOfTheme(theme), (seed) => expectOneWholePlace(createWorld(seed, { shift }))),
      { numRuns: 4 },
    );
  });

  it.each(places)('can be walked about in for 300 frames (shift: %s)', (shift) => {
    fc.assert(
      fc.property(seedsOfTheme(theme), (seed) => {
        const world = createWorld(seed, { shift });
        const start = startPose(world);
        expect(walkable(world, start.translation)).toBe(true);
        expect(freeSpaceAhead(world, start)).toBeGreaterThan(2);
        const path = wanderPath(world, 0, 300);
        for (const { translation } of path) expect(walkable(world, translation)).toBe(true);
        const squareMetres = new Set(
          path.map(({ translation: [x, y] }) => `${Math.floor(x)} ${Math.floor(y)}`),
        );
        expect(squareMetres.size).toBeGreaterThan(12);
      }),
      { numRuns: 1 },
    );
  });

  it('has room for a tour of 60 views', () => {
    fc.assert(
      fc.property(seedsOfTheme(theme), (seed) => {
        const world = createWorld(seed);
        expect(tourPoses(world, wanderPath(world, 0, 100), 60, 0)).toHaveLength(60);
      }),
      { numRuns: 1 },
    );
  });

  it('is made of trained materials alone, and shows what its theme is about', () => {
    const shows = { rooms: M.beam, garden: M.grass, gallery: FIRST_PICTURE, street: M.glass }[theme];
    fc.assert(
      fc.property(seedsOfTheme(theme), (seed) => {
        const { cells, pictures } = createWorld(seed);
        expect(cells.includes(shows)).toBe(true);
        expect(pictures.length > 0).toBe(theme === 'gallery');
        expect(cells.some((value) => value >= FIRST_UNSEEN && value < FIRST_PICTURE)).toBe(false);
      }),
      { numRuns: 4 },
    );
  });
});
