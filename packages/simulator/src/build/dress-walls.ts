import { GRID_XY, voxelIndex } from '../grid.ts';
import { M } from '../look/materials.ts';
import type { RandomStream } from '../random.ts';
import type { Blueprint, Rect } from './blueprint.ts';
import type { Room } from './rooms.ts';
import type { Theme } from './walls.ts';

/** One side of a room: which columns its wall is, and the way from the room into the wall. */
interface Side {
  readonly at: (along: number) => readonly [number, number];
  readonly low: number;
  readonly high: number;
  readonly intoX: number;
  readonly intoY: number;
}

function sidesOf(room: Room): readonly Side[] {
  return [
    { at: (along) => [along, room.y0 - 1], low: room.x0, high: room.x1, intoX: 0, intoY: -1 },
    { at: (along) => [along, room.y1], low: room.x0, high: room.x1, intoX: 0, intoY: 1 },
    { at: (along) => [room.x0 - 1, along], low: room.y0, high: room.y1, intoX: -1, intoY: 0 },
    { at: (along) => [room.x1, along], low: room.y0, high: room.y1, intoX: 1, intoY: 0 },
  ];
}

/** Whether a stretch of wall is plain from layer 1 to 4: no door, window or frame. */
function isPlain(plan: Blueprint, side: Side, from: number, to: number, wall: number): boolean {
  for (let along = from; along < to; along++) {
    const [x, y] = side.at(along);
    for (let z = 1; z < 5; z++) if (plan.voxels[voxelIndex(x, y, z)] !== wall) return false;
  }
  return true;
}

function column(x: number, y: number): Rect {
  return { x0: x, y0: y, x1: x + 1, y1: y + 1 };
}

/** A cloth or mosaic panel in the wall. */
function hang(plan: Blueprint, side: Side, from: number, width: number, material: number): void {
  for (let along = from; along < from + width; along++) {
    const [x, y] = side.at(along);
    plan.fill(column(x, y), 2, 5, material);
  }
}

/** Ivy: each column of leaves climbs to its own height. */
function grow(plan: Blueprint, side: Side, from: number, width: number, random: RandomStream): void {
  const leaf = random.pick([M.leaves, M.leaves, M.blossom]);
  for (let along = from; along < from + width; along++) {
    const [x, y] = side.at(along);
    plan.fill(column(x, y), 0, random.integer(2, 5), leaf);
  }
}

/** A recess with something in it, where the wall is thick enough to hold one. */
function recess(
  plan: Blueprint,
  side: Side,
  from: number,
  width: number,
  theme: Theme,
  random: RandomStream,
): void {
  const [x0, y0] = side.at(from);
  const behindX = x0 + side.intoX;
  const behindY = y0 + side.intoY;
  if (behindX < 1 || behindY < 1 || behindX >= GRID_XY - 1 || behindY >= GRID_XY - 1) {
    hang(plan, side, from, width, theme.frame);
    return;
  }
  const piece = random.pick([M.gold, M.coral, M.leaves, M.blossom, M.teal]);
  for (let along = from; along < from + width; along++) {
    const [x, y] = side.at(along);
    plan.fill(column(x, y), 1, 2, theme.frame);
    plan.fill(column(x, y), 2, 5, M.air);
    plan.fill(column(x, y), 5, 6, theme.frame);
  }
  const [x, y] = side.at(from + Math.floor(width / 2));
  plan.set(x, y, 2, piece);
}

/** Gives the plain stretches of a room's walls something to look at, with calm wall between. */
export function dressWalls(plan: Blueprint, room: Room, theme: Theme, random: RandomStream): void {
  const cloth = random.pick([M.coral, M.teal, M.ochre, M.slate]);
  const open = room.ceilingLayer === 0;
  for (const side of sidesOf(room)) {
    let along = side.low + random.integer(1, 3);
    while (along < side.high - 2) {
      const width = random.integer(1, 3);
      const end = along + width;
      if (end < side.high && isPlain(plan, side, along - 1, end + 1, theme.wall)) {
        const choice = random.uniform();
        if (choice < 0.3) hang(plan, side, along, Math.min(2, width), cloth);
        else if (choice < 0.6 && open) grow(plan, side, along, width, random);
        else if (choice < 0.85) recess(plan, side, along, width, theme, random);
        along = end + random.integer(2, 4);
      } else along++;
    }
  }
}
