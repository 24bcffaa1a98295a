import { GRID_XY } from '../grid.ts';
import type { RandomStream } from '../random.ts';
import type { Rect } from './blueprint.ts';

/** A room: its floor, and what is above it. */
export interface Room extends Rect {
  readonly id: number;
  /** Layer of the ceiling, or 0 under the open sky. */
  readonly ceilingLayer: number;
  /** Layers of its walls. */
  readonly wallLayers: number;
}

/** Two rooms with a wall between them, and the stretch of it that both touch. */
export interface SharedWall {
  readonly a: number;
  readonly b: number;
  /** 'x': the wall is crossed by walking along x. */
  readonly crossing: 'x' | 'y';
  /** Columns of the wall, bounded to where both rooms touch it. */
  readonly wall: Rect;
}

/** Voxels of wall between two rooms; each room's side has its own material. */
export const WALL_THICKNESS = 2;

/** Sides of rooms in voxels: none is shorter than `smallest`, and none longer than `largest` stays whole. */
export interface RoomSizes {
  readonly smallest: number;
  readonly largest: number;
}

const ROOM_SIZES: RoomSizes = { smallest: 10, largest: 26 };

function split(rect: Rect, sizes: RoomSizes, random: RandomStream): Rect[] {
  const width = rect.x1 - rect.x0;
  const depth = rect.y1 - rect.y0;
  const longest = Math.max(width, depth);
  const divisible = longest >= 2 * sizes.smallest + WALL_THICKNESS;
  if (!divisible || (longest <= sizes.largest && random.chance(0.5))) return [rect];
  const slack = longest - 2 * sizes.smallest - WALL_THICKNESS;
  const at = sizes.smallest + random.integer(Math.floor(slack * 0.15), Math.ceil(slack * 0.85));
  const halves: Rect[] =
    width >= depth
      ? [
          { ...rect, x1: rect.x0 + at },
          { ...rect, x0: rect.x0 + at + WALL_THICKNESS },
        ]
      : [
          { ...rect, y1: rect.y0 + at },
          { ...rect, y0: rect.y0 + at + WALL_THICKNESS },
        ];
  return halves.flatMap((half) => split(half, sizes, random));
}

/** Divides the world, within its outer wall, by recursion. */
export function divide(sizes: RoomSizes, random: RandomStream): Rect[] {
  return split({ x0: 1, y0: 1, x1: GRID_XY - 1, y1: GRID_XY - 1 }, sizes, random);
}

function area(rect: Rect): number {
  return (rect.x1 - rect.x0) * (rect.y1 - rect.y0);
}

/**
 * Divides the world into rooms. The largest is a courtyard and the smallest has a ceiling, so every world
 * has both; large rooms tend to be open.
 */
export function divideIntoRooms(random: RandomStream): Room[] {
  const rects = divide(ROOM_SIZES, random);
  const bySize = [...rects].sort((a, b) => area(b) - area(a));
  return rects.map((rect, id) => {
    const open =
      rect === bySize[0] ||
      (rect !== bySize[bySize.length - 1] && random.chance(area(rect) > 190 ? 0.65 : 0.3));
    if (open) return { ...rect, id, ceilingLayer: 0, wallLayers: random.integer(6, 8) };
    const ceilingLayer = area(rect) > 150 ? 7 : random.integer(6, 7);
    return { ...rect, id, ceilingLayer, wallLayers: ceilingLayer + 1 };
  });
}

/** Every pair of rooms that a wall parts, with the stretch both touch. */
export function sharedWalls(rooms: readonly Room[]): SharedWall[] {
  const walls: SharedWall[] = [];
  for (const a of rooms) {
    for (const b of rooms) {
      const y0 = Math.max(a.y0, b.y0);
      const y1 = Math.min(a.y1, b.y1);
      const x0 = Math.max(a.x0, b.x0);
      const x1 = Math.min(a.x1, b.x1);
      if (a.x1 + WALL_THICKNESS === b.x0 && y1 > y0)
        walls.push({ a: a.id, b: b.id, crossing: 'x', wall: { x0: a.x1, x1: b.x0, y0, y1 } });
      if (a.y1 + WALL_THICKNESS === b.y0 && x1 > x0)
        walls.push({ a: a.id, b: b.id, crossing: 'y', wall: { x0, x1, y0: a.y1, y1: b.y0 } });
    }
  }
  return walls;
}
