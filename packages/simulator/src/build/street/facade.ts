import { GRID_XY, GRID_Z } from '../../grid.ts';
import { M } from '../../look/materials.ts';
import type { RandomStream } from '../../random.ts';
import type { Blueprint, Rect } from '../blueprint.ts';
import { column, type Side, sidesOf } from '../sides.ts';
import type { Finish } from '../walls.ts';

/** A house's front: the columns `from` to `to` of one side of a street. */
export interface Front {
  readonly side: Side;
  readonly from: number;
  readonly to: number;
  readonly finish: Finish;
  readonly layers: number;
}

/** Voxels that a house's own walls reach back from the street. */
const HOUSE_DEPTH = 3;
/** Layer of the upper floor. */
const UPPER = 5;

/** The column `inwards` voxels behind the front (negative: over the street). */
function behind({ side }: Front, along: number, inwards: number): Rect {
  const [x, y] = side.at(along);
  return column(x + side.intoX * inwards, y + side.intoY * inwards);
}

/** Parts the built-up stretches along a street into fronts of 2.5 to 4.5 m. */
export function partIntoFronts(
  street: Rect,
  isStreet: (x: number, y: number) => boolean,
  finishes: readonly Finish[],
  random: RandomStream,
): Front[] {
  const fronts: Front[] = [];
  for (const side of sidesOf(street)) {
    let from = side.low;
    while (from < side.high) {
      if (isStreet(...side.at(from))) {
        from++;
        continue;
      }
      let end = from;
      while (end < side.high && !isStreet(...side.at(end))) end++;
      const length = end - from < 10 ? end - from : random.integer(5, 8);
      const layers = random.pick([7, 9, 9, 10, 10, 10]);
      fronts.push({ side, from, to: from + length, finish: random.pick(finishes), layers });
      from += length;
    }
  }
  return fronts;
}

/** Raises the walls of a front: a base, a course at the upper floor, a cornice. */
export function raiseFront(plan: Blueprint, front: Front, isStreet: (x: number, y: number) => boolean): void {
  const { finish, layers } = front;
  for (let along = front.from; along < front.to; along++) {
    for (let inwards = 0; inwards < HOUSE_DEPTH; inwards++) {
      const at = behind(front, along, inwards);
      if (isStreet(at.x0, at.y0)) break;
      plan.fill(at, 0, GRID_Z, M.air);
      plan.fill(at, 0, layers, finish.wall);
      plan.fill(at, 0, 1, finish.base);
      plan.fill(at, layers - 1, layers, finish.trim);
    }
  }
}

/** Whether columns are there to hollow out: the world's outermost ring stays whole. */
function hasRoomBehind(front: Front, along: number): boolean {
  const { x0, y0 } = behind(front, along, 1);
  return x0 > 0 && y0 > 0 && x0 < GRID_XY - 1 && y0 < GRID_XY - 1;
}

/** A pane, set back by half a metre where the house is deep enough. */
function glaze(plan: Blueprint, front: Front, along: number, low: number, high: number, pane: number): void {
  if (!hasRoomBehind(front, along)) {
    plan.fill(behind(front, along, 0), low, high, pane);
    return;
  }
  plan.fill(behind(front, along, 0), low, high, M.air);
  plan.fill(behind(front, along, 1), low, high, pane);
}

/** Windows of the upper floor, with shutters or a flower box, or a balcony before all of them. */
function dressUpperFloor(plan: Blueprint, front: Front, random: RandomStream): void {
  const { from, to, layers, finish } = front;
  if (layers < 9) return;
  const width = random.integer(1, 2);
  const shutter = random.pick([M.teal, M.sage, M.coral, finish.wall, finish.wall]);
  const hasBalcony = to - from >= 5 && random.chance(0.4);
  const sill = hasBalcony ? UPPER : UPPER + 1;
  const top = UPPER + 3;
  const pitch = width + 2;
  const count = Math.max(1, Math.floor((to - from - 1) / pitch));
  const first = from + Math.floor((to - from - (count * pitch - 2)) / 2);
  for (let n = 0; n < count; n++) {
    const at = first + n * pitch;
    for (let along = at; along < at + width; along++) glaze(plan, front, along, sill, top, M.glass);
    for (const along of [at - 1, at + width])
      if (along > from && along < to - 1) plan.fill(behind(front, along, 0), UPPER + 1, top, shutter);
    if (!hasBalcony && random.chance(0.5))
      for (let along = at; along < at + width; along++)
        plan.fill(behind(front, along, -1), UPPER, UPPER + 1, random.pick([M.flowers, M.blossom, M.leaves]));
  }
  if (!hasBalcony) return;
  const rail = random.pick([M.beam, M.slate, M.leaves]);
  for (let along = from + 1; along < to - 1; along++) {
    plan.fill(behind(front, along, -1), UPPER - 1, UPPER, M.stone);
    plan.fill(behind(front, along, -1), UPPER, UPPER + 1, rail);
  }
}

/** A shop: panes nearly from side to side and an awning over the pavement. */
function buildShop(plan: Blueprint, front: Front, random: RandomStream): void {
  const { from, to } = front;
  const door = random.integer(from + 1, to - 3);
  for (let along = from + 1; along < to - 1; along++) {
    const isDoor = along === door || along === door + 1;
    glaze(plan, front, along, isDoor ? 0 : 1, 4, isDoor ? M.planks : M.glass);
  }
  const cloth = random.pick([M.awning, M.awning, M.coral, M.teal, M.ochre]);
  for (let along = from; along < to; along++) plan.fill(behind(front, along, -1), 4, 5, cloth);
}

/** A door, a lamp beside it, and windows. */
function buildEntrance(plan: Blueprint, front: Front, random: RandomStream): void {
  const { from, to, finish } = front;
  const door = random.integer(from + 1, Math.max(from + 1, to - 3));
  const leaf = random.pick([M.planks, M.teal, M.coral, M.beam]);
  for (let along = door - 1; along <= door + 2; along++)
    if (along >= from && along < to) plan.fill(behind(front, along, 0), 0, 5, finish.frame);
  for (const along of [door, door + 1]) if (along < to) glaze(plan, front, along, 0, 4, leaf);
  if (random.chance(0.5)) plan.fill(behind(front, Math.max(from, door - 1), -1), 4, 5, M.lamp);
  for (let along = from + 1; along + 1 < to - 1; along++) {
    if (along + 2 >= door - 1 && along <= door + 3) continue;
    for (const pane of [along, along + 1]) {
      glaze(plan, front, pane, 2, 4, M.glass);
      plan.fill(behind(front, pane, 0), 1, 2, finish.frame);
    }
    along += 2;
  }
}

/** A wall with nothing to enter by: ivy, a mosaic, or a blind arch. */
function dressBlindWall(plan: Blueprint, front: Front, random: RandomStream): void {
  const material = random.pick([M.leaves, M.hedge, M.blossom, M.teal]);
  const isIvy = material !== M.teal;
  for (let along = front.from; along < front.to; along++) {
    const edge = along === front.from || along === front.to - 1;
    if (isIvy) plan.fill(behind(front, along, 0), 0, random.integer(2, 6), material);
    else if (!edge) plan.fill(behind(front, along, 0), 1, 4, material);
  }
}

/** Gives a front its shop or door, its windows and what hangs from it. */
export function dressFront(plan: Blueprint, front: Front, random: RandomStream): void {
  const length = front.to - front.from;
  if (length < 4) {
    dressBlindWall(plan, front, random);
    return;
  }
  dressUpperFloor(plan, front, random);
  const choice = random.uniform();
  if (length >= 5 && choice < 0.4) buildShop(plan, front, random);
  else if (choice < 0.88) buildEntrance(plan, front, random);
  else dressBlindWall(plan, front, random);
}
