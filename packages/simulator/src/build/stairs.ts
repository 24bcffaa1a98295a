import { M } from '../look/materials.ts';
import type { RandomStream } from '../random.ts';
import { type Blueprint, grown, type Rect } from './blueprint.ts';
import type { Room } from './rooms.ts';

/** Voxels that a terrace and its stairs reach out from the wall. */
const REACH = 3;
/** Free voxels in front of them: 1.5 m. */
const APRON = 3;

/** A rectangle by its extent along a wall and its extent away from it; side 0–3 is south, north, west, east. */
function besideWall(room: Room, side: number, low: number, high: number, near: number, far: number): Rect {
  if (side === 0) return { x0: low, x1: high, y0: room.y0 + near, y1: room.y0 + far };
  if (side === 1) return { x0: low, x1: high, y0: room.y1 - far, y1: room.y1 - near };
  if (side === 2) return { y0: low, y1: high, x0: room.x0 + near, x1: room.x0 + far };
  return { y0: low, y1: high, x0: room.x1 - far, x1: room.x1 - near };
}

function within(room: Room, rect: Rect): Rect {
  return {
    x0: Math.max(room.x0, rect.x0),
    x1: Math.min(room.x1, rect.x1),
    y0: Math.max(room.y0, rect.y0),
    y1: Math.min(room.y1, rect.y1),
  };
}

/** Whether every one of these columns is shut: a terrace must not stand before the mouth of a street. */
function isWall(plan: Blueprint, rect: Rect): boolean {
  for (let y = rect.y0; y < rect.y1; y++)
    for (let x = rect.x0; x < rect.x1; x++) if (plan.isOpen(x, y)) return false;
  return true;
}

/**
 * A terrace of 1.5 or 2 m against a wall, with a flight of stairs down along the wall, a parapet with planters and
 * a lantern. Walkers keep to the floor: it is something to look at, and to look past.
 *
 * @returns whether a wall had room for it
 */
export function buildTerrace(plan: Blueprint, room: Room, stone: number, random: RandomStream): boolean {
  const height = random.integer(3, 4);
  const deck = random.integer(4, 6);
  const length = deck + height - 1;
  for (const side of random.shuffled([0, 1, 2, 3])) {
    const low = side < 2 ? room.x0 : room.y0;
    const high = side < 2 ? room.x1 : room.y1;
    if (high - low < length + 1) continue;
    const start = random.integer(low, high - length);
    const site = besideWall(room, side, start, start + length, 0, REACH);
    if (!plan.isVacant(within(room, grown(site, APRON)))) continue;
    if (!isWall(plan, besideWall(room, side, start, start + length, -1, 0))) continue;
    raiseTerrace(plan, room, side, start, deck, height, stone, random);
    return true;
  }
  return false;
}

function raiseTerrace(
  plan: Blueprint,
  room: Room,
  side: number,
  start: number,
  deck: number,
  height: number,
  stone: number,
  random: RandomStream,
): void {
  const downwards = random.chance(0.5);
  const length = deck + height - 1;
  const strip = (from: number, to: number, near: number, far: number): Rect =>
    downwards
      ? besideWall(room, side, start + length - to, start + length - from, near, far)
      : besideWall(room, side, start + from, start + to, near, far);
  plan.fill(strip(0, deck, 0, REACH), 0, height - 1, stone);
  plan.fill(strip(0, deck, 0, REACH), height - 1, height, M.creamTiles);
  for (let step = 1; step < height; step++) {
    const at = strip(deck + step - 1, deck + step, 0, REACH);
    plan.fill(at, 0, height - step, stone);
    plan.fill(at, height - step - 1, height - step, M.creamTiles);
  }
  const parapet = random.pick([M.beam, stone]);
  plan.fill(strip(0, deck, REACH - 1, REACH), height, height + 1, parapet);
  plan.fill(
    strip(1, deck - 1, REACH - 1, REACH),
    height,
    height + 1,
    random.pick([M.flowers, M.leaves, parapet]),
  );
  plan.fill(strip(deck - 1, deck, REACH - 1, REACH), height + 1, height + 2, M.lamp);
}
