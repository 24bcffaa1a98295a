import { GRID_XY } from '../grid.ts';
import { M } from '../look/materials.ts';
import type { RandomStream } from '../random.ts';
import { type Blueprint, grown, type Rect } from './blueprint.ts';
import type { Room } from './rooms.ts';

/** The materials of a room's walls. */
export interface Finish {
  readonly base: number;
  readonly wall: number;
  readonly trim: number;
  readonly frame: number;
}

/** The finishes of houses. */
export const HOUSE_FINISHES: readonly Finish[] = [
  { base: M.stone, wall: M.cream, trim: M.terracotta, frame: M.stone },
  { base: M.slate, wall: M.peach, trim: M.stone, frame: M.beam },
  { base: M.stone, wall: M.ochre, trim: M.beam, frame: M.beam },
  { base: M.teal, wall: M.cream, trim: M.stone, frame: M.teal },
  { base: M.stone, wall: M.brick, trim: M.cream, frame: M.stone },
  { base: M.slate, wall: M.sage, trim: M.planks, frame: M.beam },
  { base: M.slate, wall: M.stone, trim: M.teal, frame: M.slate },
];

/** A finish for each room: few in a world, so that it holds together. */
export function chooseFinishes(
  rooms: readonly Room[],
  finishes: readonly Finish[],
  random: RandomStream,
): Finish[] {
  const chosen = random.shuffled(finishes).slice(0, 4);
  return rooms.map((_, n) => chosen[(n + (random.chance(0.25) ? 1 : 0)) % chosen.length]);
}

function distanceTo(rect: Rect, x: number, y: number): number {
  return Math.max(rect.x0 - x, x - rect.x1 + 1, rect.y0 - y, y - rect.y1 + 1, 0);
}

/** Raises walls in every column that is not floor; each takes finish and height from the nearest room. */
export function raiseWalls(plan: Blueprint, rooms: readonly Room[], finishes: readonly Finish[]): void {
  for (let y = 0; y < GRID_XY; y++) {
    for (let x = 0; x < GRID_XY; x++) {
      const nearest = rooms.reduce((best, room) =>
        distanceTo(room, x, y) < distanceTo(best, x, y) ? room : best,
      );
      if (distanceTo(nearest, x, y) === 0) continue;
      const { base, wall, trim } = finishes[nearest.id];
      const column = { x0: x, y0: y, x1: x + 1, y1: y + 1 };
      const top = nearest.wallLayers;
      const trimLayer = nearest.ceilingLayer > 0 ? nearest.ceilingLayer - 1 : top - 1;
      plan.fill(column, 0, top, wall);
      plan.fill(column, 0, 1, base);
      plan.fill(column, trimLayer, top, trim);
      plan.pave(column, M.stone);
    }
  }
}

/** Lays the ceiling of a room, with dark beams below it and, over larger rooms, a skylight. */
export function roof(plan: Blueprint, room: Room, random: RandomStream): void {
  const layer = room.ceilingLayer;
  plan.fill(room, layer, layer + 1, random.pick([M.planks, M.cream, M.cream]));
  const width = room.x1 - room.x0;
  const depth = room.y1 - room.y0;
  if (random.chance(0.75)) {
    const every = random.integer(3, 4);
    if (width >= depth)
      for (let x = room.x0 + 2; x < room.x1 - 1; x += every)
        plan.fill({ ...room, x0: x, x1: x + 1 }, layer - 1, layer, M.beam);
    else
      for (let y = room.y0 + 2; y < room.y1 - 1; y += every)
        plan.fill({ ...room, y0: y, y1: y + 1 }, layer - 1, layer, M.beam);
  }
  const side = Math.min(width, depth);
  const marginX = Math.max(3, Math.floor((width - random.integer(3, 6)) / 2));
  const marginY = Math.max(3, Math.floor((depth - random.integer(3, 6)) / 2));
  if (side < 8) return;
  const light = {
    x0: room.x0 + marginX,
    x1: room.x1 - marginX,
    y0: room.y0 + marginY,
    y1: room.y1 - marginY,
  };
  plan.fill(grown(light, 1), layer, layer + 1, M.beam);
  plan.fill(light, layer - 1, layer + 1, M.air);
}
