import { lookPose, type Vec3 } from '@dreamwalk/geometry';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GRID_XY, VOXEL_M } from '../grid.ts';
import { createWorld } from '../world.ts';
import { navigationOf, nodePosition } from './navigation.ts';
import { BODY_RADIUS_M, EYE_HEIGHT_M, freeSpaceAhead, moveWithCollision, walkable } from './walking.ts';

const world = createWorld(3);
const { reachable } = navigationOf(world);

/** Whether any blocked column comes nearer than the radius; by looking at them all. */
function touchesSolid([x, y]: Vec3, radiusM: number): boolean {
  return world.blocked.some((blocked, column) => {
    if (blocked === 0) return false;
    const left = (column % GRID_XY) * VOXEL_M;
    const low = Math.floor(column / GRID_XY) * VOXEL_M;
    const dx = Math.max(left - x, 0, x - left - VOXEL_M);
    const dy = Math.max(low - y, 0, y - low - VOXEL_M);
    return dx * dx + dy * dy < radiusM * radiusM - 1e-12;
  });
}

describe('walkable', () => {
  it('agrees with a look at every column', () => {
    const coordinate = fc.double({ min: 0.4, max: 23.6, noNaN: true });
    fc.assert(
      fc.property(coordinate, coordinate, (x, y) => {
        const position: Vec3 = [x, y, EYE_HEIGHT_M];
        expect(walkable(world, position)).toBe(!touchesSolid(position, BODY_RADIUS_M));
      }),
      { numRuns: 400 },
    );
  });

  it('ends at the edge of the world', () => {
    expect(walkable(world, [-1, 12, EYE_HEIGHT_M])).toBe(false);
    expect(walkable(world, [Number.NaN, 12, EYE_HEIGHT_M])).toBe(false);
  });
});

describe('moveWithCollision', () => {
  it('never enters anything solid, however it is pushed', () => {
    const push = fc.tuple(
      fc.double({ min: -3, max: 3, noNaN: true }),
      fc.double({ min: -3, max: 3, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.nat(reachable.length - 1), fc.array(push, { maxLength: 20 }), (start, pushes) => {
        let at: Vec3 = [...nodePosition(reachable[start]), EYE_HEIGHT_M];
        for (const [dx, dy] of pushes) {
          const next = moveWithCollision(world, at, [at[0] + dx, at[1] + dy, EYE_HEIGHT_M]);
          expect(touchesSolid(next, BODY_RADIUS_M)).toBe(false);
          expect(Math.hypot(next[0] - at[0], next[1] - at[1])).toBeLessThanOrEqual(Math.hypot(dx, dy) + 1e-9);
          at = next;
        }
      }),
      { numRuns: 60 },
    );
  });

  it('slides along a wall', () => {
    const room = world.rooms[0];
    const stands: Vec3[] = [];
    for (let y = room.y0 * VOXEL_M; y < room.y1 * VOXEL_M; y += 0.1) {
      const besideWall: Vec3 = [room.x0 * VOXEL_M + 0.35, y, EYE_HEIGHT_M];
      const inWall: Vec3 = [room.x0 * VOXEL_M + 0.25, y, EYE_HEIGHT_M];
      if (walkable(world, besideWall) && !walkable(world, inWall)) stands.push(besideWall);
    }
    const from = stands[Math.floor(stands.length / 2)];
    const to = moveWithCollision(world, from, [from[0] - 0.3, from[1] + 0.2, EYE_HEIGHT_M]);
    expect(to[1]).toBeCloseTo(from[1] + 0.2, 9);
    expect(to[0]).toBeGreaterThanOrEqual(room.x0 * VOXEL_M + BODY_RADIUS_M);
  });

  it('goes where it is asked to in the open, and keeps the head below lintels', () => {
    const [x, y] = nodePosition(reachable.find((node) => navigationOf(world).clearanceM[node] > 1)!);
    expect(moveWithCollision(world, [x, y, 1.6], [x + 0.2, y, 1.7])).toEqual([
      expect.closeTo(x + 0.2, 9),
      y,
      1.7,
    ]);
    expect(moveWithCollision(world, [x, y, 1.6], [x, y, 4])[2]).toBe(1.8);
  });

  it('lets nobody who is stuck in a wall go deeper', () => {
    expect(moveWithCollision(world, [0.1, 0.1, 1.6], [0.2, 0.1, 1.6])).toEqual([0.1, 0.1, 1.6]);
  });
});

describe('freeSpaceAhead', () => {
  it('measures to the ground and reports open sky as infinite', () => {
    const [x, y] = nodePosition(reachable[0]);
    expect(freeSpaceAhead(world, lookPose([x, y, 1.6], 0, -Math.PI / 2))).toBeCloseTo(1.6, 9);
    expect(freeSpaceAhead(world, lookPose([x, y, 20], 0, Math.PI / 4))).toBe(Number.POSITIVE_INFINITY);
  });
});
