import type { Vec3 } from '@dreamwalk/geometry';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GRID_XY } from '../grid.ts';
import { RandomStream } from '../random.ts';
import { createWorld, type VoxelWorld } from '../world.ts';
import { navigationOf, nodePosition } from './navigation.ts';
import { RouteField } from './route.ts';
import { moveWithCollision } from './walking.ts';

/** A walled world whose other columns are blocked as a function says. */
function worldWhere(blocked: (x: number, y: number) => boolean): VoxelWorld {
  const isEdge = (n: number) => n === 0 || n === GRID_XY - 1;
  const columns = new Uint8Array(GRID_XY * GRID_XY).map((_, n) => {
    const [x, y] = [n % GRID_XY, Math.floor(n / GRID_XY)];
    return isEdge(x) || isEdge(y) || blocked(x, y) ? 1 : 0;
  });
  return { ...createWorld(1), blocked: columns };
}

function randomPlace(world: VoxelWorld, random: RandomStream): Vec3 {
  const [x, y] = nodePosition(random.pick(navigationOf(world).reachable));
  return [x, y, 1.6];
}

describe('RouteField', () => {
  it('leads straight where nothing is in the way', () => {
    const field = new RouteField(
      worldWhere(() => false),
      [20.1, 3.3, 1.6],
    );
    expect(field.lengthM([2.2, 17.4, 1.6])).toBeCloseTo(Math.hypot(17.9, 14.1), 10);
    expect(field.aim([2.2, 17.4, 1.6])).toEqual([20.1, 3.3, 1.6]);
  });

  it('leads round the end of a wall as a taut string does', () => {
    // A wall along y = 12…12.5 m from x = 0 to 14 m: the walker rounds its end at (14, 12…12.5).
    const field = new RouteField(
      worldWhere((x, y) => y === 24 && x < 28),
      [9, 16, 1.6],
    );
    // The corners of its taut way are (14.35, 12) and (14.35, 12.5).
    const tautM = Math.hypot(14.35 - 8, 12 - 8) + 0.5 + Math.hypot(14.35 - 9, 16 - 12.5);
    expect(field.lengthM([8, 8, 1.6]) / tautM).toBeGreaterThan(0.99);
    expect(field.lengthM([8, 8, 1.6]) / tautM).toBeLessThan(1.02);
  });

  it('knows where there is no way', () => {
    const field = new RouteField(
      worldWhere((x) => x === 24),
      [18, 12, 1.6],
    );
    expect(field.lengthM([6, 12, 1.6])).toBe(Number.POSITIVE_INFINITY);
    expect(field.aim([6, 12, 1.6])).toEqual([6, 12, 1.6]);
  });

  it('is walked in as many metres as it says, and nothing stops who walks it', () => {
    fc.assert(
      fc.property(fc.nat(999_999), (seed) => {
        const world = createWorld(seed);
        const random = new RandomStream(seed, 77);
        const goal = randomPlace(world, random);
        const field = new RouteField(world, goal);
        let here = randomPlace(world, random);
        const promisedM = field.lengthM(here);
        expect(promisedM).toBeGreaterThanOrEqual(Math.hypot(goal[0] - here[0], goal[1] - here[1]));
        let walkedM = 0;
        while (field.lengthM(here) > 1e-9) {
          const aim = field.aim(here);
          const aheadM = Math.hypot(aim[0] - here[0], aim[1] - here[1]);
          const share = Math.min(1, 0.2 / aheadM);
          const asked: Vec3 = [
            here[0] + (aim[0] - here[0]) * share,
            here[1] + (aim[1] - here[1]) * share,
            1.6,
          ];
          here = moveWithCollision(world, here, asked);
          // A corner may be grazed between two tests of the way.
          expect(Math.hypot(here[0] - asked[0], here[1] - asked[1])).toBeLessThan(0.05);
          walkedM += Math.min(0.2, aheadM);
          expect(walkedM).toBeLessThan(1.02 * promisedM + 1e-6);
        }
        expect(walkedM / promisedM).toBeGreaterThan(0.95);
      }),
      { numRuns: 12 },
    );
  });

  it('is about as long in both directions', () => {
    fc.assert(
      fc.property(fc.nat(999_999), (seed) => {
        const world = createWorld(seed);
        const random = new RandomStream(seed, 78);
        const [a, b] = [randomPlace(world, random), randomPlace(world, random)];
        const there = new RouteField(world, b).lengthM(a);
        const back = new RouteField(world, a).lengthM(b);
        expect(Math.abs(there - back)).toBeLessThan(0.03 * there + 1e-9);
      }),
      { numRuns: 6 },
    );
  });
});
