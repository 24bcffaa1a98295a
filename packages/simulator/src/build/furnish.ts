import { M } from '../look/materials.ts';
import type { RandomStream } from '../random.ts';
import { type Blueprint, contains, depth, grown, type Rect, width } from './blueprint.ts';
import { GARDEN_PIECES, HALL_LANDMARKS, type Landmark } from './landmarks.ts';
import type { Room } from './rooms.ts';

/** Free voxels round everything that stands alone, so that a walker always gets past: 1 m. */
const PASSAGE = 2;

function stand(plan: Blueprint, room: Room, at: Rect, margin: number): boolean {
  const clear = grown(at, margin);
  return contains(room, clear) && plan.isVacant(clear);
}

/** Builds a landmark as near to the middle of a room as it fits; false where it does not. */
export function buildInMiddle(
  plan: Blueprint,
  room: Room,
  landmark: Landmark,
  random: RandomStream,
): boolean {
  const x = room.x0 + Math.floor((width(room) - landmark.width) / 2);
  const y = room.y0 + Math.floor((depth(room) - landmark.depth) / 2);
  const shifts = [0, 1, -1, 2, -2, 3, -3];
  for (const dy of shifts) {
    for (const dx of shifts) {
      const at = { x0: x + dx, y0: y + dy, x1: x + dx + landmark.width, y1: y + dy + landmark.depth };
      if (!stand(plan, room, at, PASSAGE)) continue;
      landmark.build(plan, at, random);
      return true;
    }
  }
  return false;
}

/** Tries so many times to set one of the pieces down, each with 1 m free round it. */
export function scatter(
  plan: Blueprint,
  room: Room,
  pieces: readonly Landmark[],
  tries: number,
  random: RandomStream,
): void {
  for (let n = 0; n < tries; n++) {
    const piece = random.pick(pieces);
    const x = random.integer(room.x0 + PASSAGE, room.x1 - PASSAGE - piece.width);
    const y = random.integer(room.y0 + PASSAGE, room.y1 - PASSAGE - piece.depth);
    const at = { x0: x, y0: y, x1: x + piece.width, y1: y + piece.depth };
    if (stand(plan, room, at, PASSAGE)) piece.build(plan, at, random);
  }
}

/** A covered walk along one side of a courtyard: columns, a beam over them and a roof to the wall. */
function arcade(plan: Blueprint, room: Room, random: RandomStream): void {
  const walk = 4;
  const column = random.pick([M.stone, M.cream, M.beam]);
  const cover = random.pick([M.terracotta, M.planks]);
  const side = random.integer(0, 3);
  const alongX = side < 2;
  const strip: Rect = alongX
    ? side === 0
      ? { ...room, y1: room.y0 + walk }
      : { ...room, y0: room.y1 - walk }
    : side === 2
      ? { ...room, x1: room.x0 + walk }
      : { ...room, x0: room.x1 - walk };
  const edge = side === 0 ? strip.y1 - 1 : side === 1 ? strip.y0 : side === 2 ? strip.x1 - 1 : strip.x0;
  const low = alongX ? room.x0 : room.y0;
  const high = alongX ? room.x1 : room.y1;
  plan.fill(strip, 6, 7, cover);
  plan.fill(
    alongX ? { ...strip, y0: edge, y1: edge + 1 } : { ...strip, x0: edge, x1: edge + 1 },
    5,
    6,
    M.beam,
  );
  plan.pave(strip, M.creamTiles);
  const gaps = Math.max(2, Math.round((high - low) / 4.5));
  for (let k = 1; k < gaps; k++) {
    const place = Math.round(low + (k * (high - low - 1)) / gaps);
    const foot: Rect = alongX
      ? { x0: place, x1: place + 1, y0: edge, y1: edge + 1 }
      : { x0: edge, x1: edge + 1, y0: place, y1: place + 1 };
    if (plan.isVacant(foot)) plan.fill(foot, 0, 5, column);
  }
}

/** Two rows of pillars under the ceiling of a large room. */
function pillars(plan: Blueprint, room: Room, random: RandomStream): void {
  const material = random.pick([M.stone, M.cream, M.slate]);
  const inset = 3;
  const placesX = [room.x0 + inset, room.x1 - inset - 1];
  const placesY = [room.y0 + inset, room.y1 - inset - 1];
  if (width(room) > 15) placesX.push(Math.floor((room.x0 + room.x1) / 2));
  if (depth(room) > 15) placesY.push(Math.floor((room.y0 + room.y1) / 2));
  for (const x of placesX) {
    for (const y of placesY) {
      const foot = { x0: x, y0: y, x1: x + 1, y1: y + 1 };
      if (!plan.isVacant(foot)) continue;
      plan.fill(foot, 0, room.ceilingLayer, material);
      plan.fill(foot, 0, 1, M.slate);
    }
  }
}

/** Shelves and benches against the walls of a room. */
function lineWalls(plan: Blueprint, room: Room, random: RandomStream): void {
  for (let n = 0; n < 3; n++) {
    const length = random.integer(3, 4);
    const side = random.integer(0, 3);
    const x = random.integer(room.x0 + 1, room.x1 - 1 - length);
    const y = random.integer(room.y0 + 1, room.y1 - 1 - length);
    const at: Rect =
      side === 0
        ? { x0: x, x1: x + length, y0: room.y0, y1: room.y0 + 1 }
        : side === 1
          ? { x0: x, x1: x + length, y0: room.y1 - 1, y1: room.y1 }
          : side === 2
            ? { x0: room.x0, x1: room.x0 + 1, y0: y, y1: y + length }
            : { x0: room.x1 - 1, x1: room.x1, y0: y, y1: y + length };
    const clear = grown(at, 1);
    const inside = {
      x0: Math.max(clear.x0, room.x0),
      x1: Math.min(clear.x1, room.x1),
      y0: Math.max(clear.y0, room.y0),
      y1: Math.min(clear.y1, room.y1),
    };
    if (!plan.isVacant(inside)) continue;
    if (random.chance(0.5)) {
      plan.fill(at, 0, 4, M.planks);
      plan.fill(at, 1, 2, random.pick([M.teal, M.coral, M.ochre]));
      plan.fill(at, 3, 4, random.pick([M.teal, M.sage, M.ochre]));
    } else plan.fill(at, 0, 1, random.pick([M.planks, M.coral]));
  }
}

/** Fills a courtyard: maybe an arcade, the landmark, some greenery. */
export function furnishCourt(plan: Blueprint, room: Room, landmark: Landmark, random: RandomStream): void {
  if (random.chance(0.6) && Math.min(width(room), depth(room)) >= 13 && room.wallLayers >= 7)
    arcade(plan, room, random);
  buildInMiddle(plan, room, landmark, random);
  scatter(plan, room, GARDEN_PIECES, 10, random);
}

/** Fills a room with a ceiling: pillars if it is large, a centre piece, things along the walls. */
export function furnishHall(plan: Blueprint, room: Room, random: RandomStream): void {
  if (Math.min(width(room), depth(room)) >= 13) pillars(plan, room, random);
  if (random.chance(0.75)) buildInMiddle(plan, room, random.pick(HALL_LANDMARKS), random);
  lineWalls(plan, room, random);
}
