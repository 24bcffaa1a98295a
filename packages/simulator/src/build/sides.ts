import { voxelIndex } from '../grid.ts';
import type { Blueprint, Rect } from './blueprint.ts';

/** One side of a room: which columns its wall is, and the way from the room into the wall. */
export interface Side {
  readonly at: (along: number) => readonly [number, number];
  readonly low: number;
  readonly high: number;
  readonly intoX: number;
  readonly intoY: number;
}

/** The four sides of a room: south, north, west, east. */
export function sidesOf(room: Rect): readonly Side[] {
  return [
    { at: (along) => [along, room.y0 - 1], low: room.x0, high: room.x1, intoX: 0, intoY: -1 },
    { at: (along) => [along, room.y1], low: room.x0, high: room.x1, intoX: 0, intoY: 1 },
    { at: (along) => [room.x0 - 1, along], low: room.y0, high: room.y1, intoX: -1, intoY: 0 },
    { at: (along) => [room.x1, along], low: room.y0, high: room.y1, intoX: 1, intoY: 0 },
  ];
}

/** Whether a stretch of wall is plain from layer 1 to 4: no door, window or frame. */
export function isPlain(plan: Blueprint, side: Side, from: number, to: number, wall: number): boolean {
  for (let along = from; along < to; along++) {
    const [x, y] = side.at(along);
    for (let z = 1; z < 5; z++) if (plan.voxels[voxelIndex(x, y, z)] !== wall) return false;
  }
  return true;
}

/** The rectangle that is one column. */
export function column(x: number, y: number): Rect {
  return { x0: x, y0: y, x1: x + 1, y1: y + 1 };
}

/** The four corner columns of a rectangle. */
export function corners(at: Rect): readonly (readonly [number, number])[] {
  return [
    [at.x0, at.y0],
    [at.x1 - 1, at.y0],
    [at.x0, at.y1 - 1],
    [at.x1 - 1, at.y1 - 1],
  ];
}
