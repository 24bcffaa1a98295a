import { Blueprint } from './blueprint.ts';
import { furnishCourt, furnishHall, paveCourt, paveHall } from './furnish.ts';
import { padVoxels } from './grid.ts';
import { dressWalls } from './dress-walls.ts';
import { COURT_LANDMARKS } from './landmarks.ts';
import { bakeLighting, type Lighting } from './lighting.ts';
import { RandomStream } from './random.ts';
import { divideIntoRooms, type Room, sharedWalls } from './rooms.ts';
import { chooseThemes, cutClerestory, cutOpenings, raiseWalls, roof } from './walls.ts';

/** A procedural place of 24 m × 24 m × 5 m; floor at z = 0. Never changes once made. */
export interface VoxelWorld {
  readonly seed: number;
  /** Materials, `(z * 48 + y) * 48 + x`; 0 is air. Voxels are 0.5 m wide. */
  readonly voxels: Uint8Array;
  /** Materials of the ground, `y * 48 + x`. */
  readonly ground: Uint8Array;
  /** 1 where something solid stands between floor and 2 m, `y * 48 + x`. */
  readonly blocked: Uint8Array;
  readonly rooms: readonly Room[];
  /** Voxels, ground and open sky in one padded grid: what rays walk through. */
  readonly cells: Uint8Array;
  readonly lighting: Lighting;
}

function build(seed: number): { plan: Blueprint; rooms: Room[] } {
  const random = new RandomStream(seed, 1);
  const plan = new Blueprint();
  const rooms = divideIntoRooms(random);
  const themes = chooseThemes(rooms, random);
  raiseWalls(plan, rooms, themes);
  cutOpenings(plan, rooms, sharedWalls(rooms), themes, random);
  for (const room of rooms) dressWalls(plan, room, themes[room.id], new RandomStream(seed, 200 + room.id));
  const landmarks = random.shuffled(COURT_LANDMARKS);
  for (const room of rooms) {
    const own = new RandomStream(seed, 100 + room.id);
    if (room.ceilingLayer > 0) {
      paveHall(plan, room, own);
      roof(plan, room, own);
      cutClerestory(plan, room, own);
      furnishHall(plan, room, own);
    } else {
      paveCourt(plan, room, own);
      furnishCourt(plan, room, landmarks[room.id % landmarks.length], own);
    }
  }
  return { plan, rooms };
}

/** Builds and lights the world of a seed: a pure function, the same in every JavaScript engine. */
export function createWorld(seed: number): VoxelWorld {
  const { plan, rooms } = build(seed);
  const { voxels, ground } = plan;
  const cells = padVoxels(voxels, ground);
  return { seed, voxels, ground, blocked: plan.blocked(), rooms, cells, lighting: bakeLighting(cells) };
}
