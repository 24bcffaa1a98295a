import { M } from '../look/materials.ts';
import type { RandomStream } from '../random.ts';
import { type Blueprint, grown, type Rect } from './blueprint.ts';
import type { Room } from './rooms.ts';

/** Paves every other square of `size` voxels. */
function checker(plan: Blueprint, rect: Rect, size: number, material: number): void {
  for (let y = rect.y0; y < rect.y1; y++) {
    for (let x = rect.x0; x < rect.x1; x++) {
      const odd = (Math.floor((x - rect.x0) / size) + Math.floor((y - rect.y0) / size)) % 2;
      if (odd === 1) plan.pave({ x0: x, y0: y, x1: x + 1, y1: y + 1 }, material);
    }
  }
}

/** Lays the floor of a room with a ceiling. */
export function paveHall(plan: Blueprint, room: Room, random: RandomStream): void {
  const kind = random.integer(0, 4);
  if (kind === 0) plan.pave(room, M.planks);
  if (kind === 1) {
    plan.pave(room, M.stone);
    plan.pave(grown(room, -1), M.terracotta);
  }
  if (kind === 2) {
    plan.pave(room, M.creamTiles);
    checker(plan, room, 2, random.pick([M.teal, M.slate, M.terracotta]));
  }
  if (kind === 3) {
    plan.pave(room, M.teal);
    plan.pave(grown(room, -2), M.creamTiles);
  }
  if (kind === 4) plan.pave(room, M.creamTiles);
  if ((kind === 0 || kind === 4) && random.chance(0.8)) {
    const margin = random.integer(2, 3);
    plan.pave(grown(room, -margin), random.pick([M.teal, M.coral, M.slate]));
    plan.pave(grown(room, -margin - 1), kind === 0 ? M.ochre : M.peach);
  }
}

/** Lays the ground of a courtyard. */
export function paveCourt(plan: Blueprint, room: Room, random: RandomStream): void {
  const kind = random.integer(0, 3);
  if (kind <= 1) {
    plan.pave(room, kind === 0 ? M.stone : M.terracotta);
    plan.pave(grown(room, -2), M.grass);
    const x = Math.floor((room.x0 + room.x1) / 2) - 1;
    const y = Math.floor((room.y0 + room.y1) / 2) - 1;
    const path = random.pick([M.creamTiles, M.stone]);
    plan.pave({ ...room, x0: x, x1: x + 2 }, path);
    plan.pave({ ...room, y0: y, y1: y + 2 }, path);
  }
  if (kind === 2) {
    plan.pave(room, M.creamTiles);
    plan.pave(grown(room, -2), M.terracotta);
    plan.pave(grown(room, -3), M.creamTiles);
  }
  if (kind === 3) {
    plan.pave(room, M.stone);
    checker(plan, grown(room, -2), 3, random.pick([M.grass, M.terracotta]));
  }
}
