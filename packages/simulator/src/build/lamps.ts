import { voxelIndex } from '../grid.ts';
import { M } from '../look/materials.ts';
import type { Blueprint } from './blueprint.ts';
import type { Landmark } from './landmarks.ts';
import type { Room } from './rooms.ts';
import { column } from './sides.ts';

/** Voxels from lantern to lantern, about. */
const LANTERN_EVERY = 8;

/** A post of 2 m with a lantern on it. */
export const lampPost: Landmark = {
  width: 1,
  depth: 1,
  build: (plan, at, random) => {
    plan.fill(at, 0, 4, random.pick([M.slate, M.beam]));
    plan.fill(at, 4, 5, M.lamp);
    plan.fill(at, 5, 6, M.slate);
  },
};

/** Hangs lanterns in rows under a ceiling, where there is ceiling to hang them from. */
export function hangLanterns(plan: Blueprint, room: Room): void {
  const places = (low: number, high: number): number[] => {
    const count = Math.max(1, Math.round((high - low) / LANTERN_EVERY));
    return Array.from({ length: count }, (_, n) => Math.floor(low + ((n + 0.5) * (high - low)) / count));
  };
  const layer = room.ceilingLayer - 2;
  for (const y of places(room.y0, room.y1)) {
    for (const x of places(room.x0, room.x1)) {
      const held = plan.voxels[voxelIndex(x, y, room.ceilingLayer)] !== M.air;
      if (!held || plan.voxels[voxelIndex(x, y, layer)] !== M.air) continue;
      plan.fill(column(x, y), layer, layer + 1, M.lamp);
      plan.fill(column(x, y), layer + 1, layer + 2, M.beam);
    }
  }
}
