import { GRID_XY } from '../grid.ts';
import { M } from '../look/materials.ts';
import type { RandomStream } from '../random.ts';
import type { Blueprint, Rect } from './blueprint.ts';
import type { Room, SharedWall } from './rooms.ts';
import type { Finish } from './walls.ts';

/** The part of a shared wall from `start` along it, `width` voxels long. */
function opening(shared: SharedWall, start: number, width: number): Rect {
  const { wall } = shared;
  return shared.crossing === 'x'
    ? { ...wall, y0: start, y1: start + width }
    : { ...wall, x0: start, x1: start + width };
}

/** The rectangle with `margin` more on the sides along the wall, and `reach` more across it. */
function widened(rect: Rect, shared: SharedWall, margin: number, reach: number): Rect {
  const across = shared.crossing === 'x' ? reach : margin;
  const along = shared.crossing === 'x' ? margin : reach;
  return { x0: rect.x0 - across, x1: rect.x1 + across, y0: rect.y0 - along, y1: rect.y1 + along };
}

function span(shared: SharedWall): readonly [number, number] {
  return shared.crossing === 'x' ? [shared.wall.y0, shared.wall.y1] : [shared.wall.x0, shared.wall.x1];
}

/** Shortest stretch of shared wall that takes a door with its frame. */
const DOOR_WALL = 5;

function cutDoor(plan: Blueprint, shared: SharedWall, finish: Finish, random: RandomStream): void {
  const [low, high] = span(shared);
  const width = high - low >= 7 ? random.integer(2, 3) : 2;
  const layers = random.integer(4, 5);
  const start = random.integer(low + 1, high - 1 - width);
  const door = opening(shared, start, width);
  plan.fill(widened(door, shared, 1, 0), 0, layers + 1, finish.frame);
  plan.fill(door, 0, layers, M.air);
  plan.keepFree(widened(door, shared, 1, 4));
}

/** A window through a shared wall, from 1 m up to 2.5 m; a wide one has a mullion. */
function cutWindow(plan: Blueprint, shared: SharedWall, finish: Finish, random: RandomStream): void {
  const [low, high] = span(shared);
  const width = random.integer(2, 5);
  if (high - low < width + 4) return;
  for (let attempt = 0; attempt < 4; attempt++) {
    const start = random.integer(low + 2, high - 2 - width);
    const window = opening(shared, start, width);
    const clear = widened(window, shared, 2, 0);
    if (!solidAt(plan, clear)) continue;
    plan.fill(widened(window, shared, 0, 0), 1, 2, finish.frame);
    plan.fill(window, 2, 5, M.air);
    if (width === 5) plan.fill(opening(shared, start + 2, 1), 2, 5, finish.frame);
    return;
  }
}

function solidAt(plan: Blueprint, rect: Rect): boolean {
  for (let y = rect.y0; y < rect.y1; y++) {
    for (let x = rect.x0; x < rect.x1; x++) if (plan.isOpen(x, y)) return false;
  }
  return true;
}

/**
 * Joins the rooms by doors: first a spanning tree, so that every room can be reached, then about half of the
 * other shared walls; and opens windows where a roofed room meets another.
 */
export function cutOpenings(
  plan: Blueprint,
  rooms: readonly Room[],
  walls: readonly SharedWall[],
  finishes: readonly Finish[],
  random: RandomStream,
): void {
  const group = rooms.map((room) => room.id);
  const order = random.shuffled(walls.filter((wall) => span(wall)[1] - span(wall)[0] >= DOOR_WALL));
  for (const wall of order) {
    const joins = group[wall.a] !== group[wall.b];
    if (!joins && !random.chance(0.5)) continue;
    const from = group[wall.b];
    const to = group[wall.a];
    for (const room of rooms) if (group[room.id] === from) group[room.id] = to;
    cutDoor(plan, wall, finishes[random.chance(0.5) ? wall.a : wall.b], random);
  }
  for (const wall of walls) {
    const roofed = rooms[wall.a].ceilingLayer > 0 || rooms[wall.b].ceilingLayer > 0;
    if (random.chance(roofed ? 0.8 : 0.35)) cutWindow(plan, wall, finishes[wall.a], random);
  }
}

/** High windows in the outer wall of a roofed room: they show sky and let the sun in. */
export function cutClerestory(plan: Blueprint, room: Room, sillLayer: number, random: RandomStream): void {
  const outer: Rect[] = [];
  const width = random.integer(2, 3);
  const every = width + random.integer(2, 3);
  for (let x = room.x0 + 2; x + width <= room.x1 - 1; x += every) {
    if (room.y0 === 1) outer.push({ x0: x, x1: x + width, y0: 0, y1: 1 });
    if (room.y1 === GRID_XY - 1) outer.push({ x0: x, x1: x + width, y0: room.y1, y1: room.y1 + 1 });
  }
  for (let y = room.y0 + 2; y + width <= room.y1 - 1; y += every) {
    if (room.x0 === 1) outer.push({ x0: 0, x1: 1, y0: y, y1: y + width });
    if (room.x1 === GRID_XY - 1) outer.push({ x0: room.x1, x1: room.x1 + 1, y0: y, y1: y + width });
  }
  for (const rect of outer) plan.fill(rect, sillLayer, room.ceilingLayer - 1, M.air);
}
