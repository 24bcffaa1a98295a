import { GRID_XY } from '../grid.ts';
import { M } from '../look/materials.ts';
import type { RandomStream } from '../random.ts';
import type { Blueprint } from './blueprint.ts';
import type { Room } from './rooms.ts';
import { column, isPlain, type Side, sidesOf } from './sides.ts';
import type { Finish } from './walls.ts';

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
  finish: Finish,
  random: RandomStream,
): void {
  const [x0, y0] = side.at(from);
  const behindX = x0 + side.intoX;
  const behindY = y0 + side.intoY;
  if (behindX < 1 || behindY < 1 || behindX >= GRID_XY - 1 || behindY >= GRID_XY - 1) {
    hang(plan, side, from, width, finish.frame);
    return;
  }
  const piece = random.pick([M.gold, M.coral, M.leaves, M.blossom, M.teal]);
  for (let along = from; along < from + width; along++) {
    const [x, y] = side.at(along);
    plan.fill(column(x, y), 1, 2, finish.frame);
    plan.fill(column(x, y), 2, 5, M.air);
    plan.fill(column(x, y), 5, 6, finish.frame);
  }
  const [x, y] = side.at(from + Math.floor(width / 2));
  plan.set(x, y, 2, piece);
}

/** Gives the plain stretches of a room's walls something to look at, with calm wall between. */
export function dressWalls(plan: Blueprint, room: Room, finish: Finish, random: RandomStream): void {
  const cloth = random.pick([M.coral, M.teal, M.ochre, M.slate]);
  const open = room.ceilingLayer === 0;
  for (const side of sidesOf(room)) {
    let along = side.low + random.integer(1, 3);
    while (along < side.high - 2) {
      const width = random.integer(1, 3);
      const end = along + width;
      if (end < side.high && isPlain(plan, side, along - 1, end + 1, finish.wall)) {
        const choice = random.uniform();
        if (choice < 0.3) hang(plan, side, along, Math.min(2, width), cloth);
        else if (choice < 0.6 && open) grow(plan, side, along, width, random);
        else if (choice < 0.85) recess(plan, side, along, width, finish, random);
        along = end + random.integer(2, 4);
      } else along++;
    }
  }
}
