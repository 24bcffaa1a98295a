import { GRID_XY } from '../../grid.ts';
import type { RandomStream } from '../../random.ts';
import { type Blueprint, grown, type Rect } from '../blueprint.ts';
import { scatter } from '../furnish.ts';
import type { Landmark } from '../landmarks.ts';
import type { Room } from '../rooms.ts';
import { column } from '../sides.ts';

/** All columns but the outermost ring. */
export const INSIDE: Rect = { x0: 1, y0: 1, x1: GRID_XY - 1, y1: GRID_XY - 1 };
/** Half the world, in columns: the centre of everything round. */
export const MIDDLE = GRID_XY / 2;

/** The whole inside as one room. */
export function wholeSite(ceilingLayer: number, wallLayers: number): Room {
  return { ...INSIDE, id: 0, ceilingLayer, wallLayers };
}

/** Raises a wall round the world. */
export function wallIn(plan: Blueprint, layers: number, base: number, wall: number): void {
  for (let y = 0; y < GRID_XY; y++) {
    for (let x = 0; x < GRID_XY; x++) {
      if (x > 0 && y > 0 && x < GRID_XY - 1 && y < GRID_XY - 1) continue;
      plan.fill(column(x, y), 0, layers, wall);
      plan.fill(column(x, y), 0, 1, base);
      plan.pave(column(x, y), base);
    }
  }
}

/** Calls for every inner column with the position of its centre relative to the world's. */
export function forEachColumn(visit: (at: Rect, fromMiddleX: number, fromMiddleY: number) => void): void {
  for (let y = INSIDE.y0; y < INSIDE.y1; y++)
    for (let x = INSIDE.x0; x < INSIDE.x1; x++) visit(column(x, y), x + 0.5 - MIDDLE, y + 0.5 - MIDDLE);
}

/** Sets down some furniture wherever it leaves 1 m free on every side. */
export function furnishSite(
  plan: Blueprint,
  room: Room,
  pieces: readonly Landmark[],
  tries: number,
  random: RandomStream,
): void {
  scatter(plan, { ...room, ...grown(room, -1) }, pieces, tries, random);
}
