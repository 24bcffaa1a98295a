import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WorldSeedError } from './errors.ts';
import { OUTSIDE, paddedIndex, VOXEL_M, voxelIndex } from './grid.ts';
import { LIGHT_STRIDE } from './light/lighting.ts';
import { fingerprint } from './testing/fingerprint.ts';
import { seedsOfTheme } from './testing/seed-of-theme.ts';
import { NODES_XY, navigationOf, nodePosition, WALK_CLEARANCE_M } from './walk/navigation.ts';
import { createWorld } from './world.ts';

describe('createWorld', () => {
  it('keeps the worlds of its seeds, of every theme: models are trained on them', () => {
    const prints = [7, 42, 1, 0, 1_000_000].map((seed) => {
      const { voxels, ground } = createWorld(seed);
      return `${fingerprint(voxels)} ${fingerprint(ground)}`;
    });
    expect(prints).toEqual([
      'c132ef09 60f3fc13',
      '1d171802 1c8703bc',
      '29d7b899 ee5d20e9',
      '6e7e6bd1 3e51fc7e',
      '0622fce2 252a4e91',
    ]);
  });

  it('is a pure function of the seed', () => {
    const prints = (seed: number): string[] => {
      const { cells, lighting } = createWorld(seed);
      return [cells, new Uint8Array(lighting.samples.buffer)].map(fingerprint);
    };
    expect(prints(11)).toEqual(prints(11));
    expect(prints(11)).not.toEqual(prints(12));
  });

  it('lets a walker reach every room', () => {
    fc.assert(
      fc.property(seedsOfTheme('rooms'), (seed) => {
        const world = createWorld(seed);
        const { clearanceM, isReachable } = navigationOf(world);
        for (const room of world.rooms) {
          let free = 0;
          let reachable = 0;
          for (let node = 0; node < NODES_XY * NODES_XY; node++) {
            const [x, y] = nodePosition(node).map((metres) => metres / VOXEL_M);
            if (x < room.x0 || x >= room.x1 || y < room.y0 || y >= room.y1) continue;
            if (clearanceM[node] >= WALK_CLEARANCE_M) free++;
            reachable += isReachable[node];
          }
          expect(reachable, `room ${room.id} of world ${seed}`).toBeGreaterThan(0.8 * free);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('has open courts and roofed rooms where its theme is rooms', () => {
    fc.assert(
      fc.property(seedsOfTheme('rooms'), (seed) => {
        const { rooms } = createWorld(seed);
        expect(rooms.some((room) => room.ceilingLayer === 0)).toBe(true);
        expect(rooms.some((room) => room.ceilingLayer > 0)).toBe(true);
      }),
      { numRuns: 10 },
    );
  });

  it('agrees with itself in voxels, padded cells and light', () => {
    const { voxels, cells, lighting } = createWorld(5);
    expect(cells[paddedIndex(20, 30, 2)]).toBe(voxels[voxelIndex(20, 30, 2)]);
    expect(cells[paddedIndex(20, 30, 10)]).toBe(OUTSIDE);
    expect(lighting.samples.length % LIGHT_STRIDE).toBe(0);
    expect(lighting.samples.every((light) => light > 0 && light < 6)).toBe(true);
  });

  it.each([-1, 0.5, Number.NaN, 2 ** 32])('refuses %s as a seed', (seed) => {
    expect(() => createWorld(seed)).toThrow(WorldSeedError);
  });
});
