import { M } from '../../look/materials.ts';
import { RandomStream } from '../../random.ts';
import { Blueprint } from '../blueprint.ts';
import { hangLanterns } from '../lamps.ts';
import { HALL_LANDMARKS } from '../landmarks.ts';
import type { Draft } from '../theme.ts';
import { HOUSE_FINISHES } from '../walls.ts';
import { furnishSite, INSIDE, wallIn, wholeSite } from './site.ts';

/** A forest of pillars under one low ceiling of 2.5 m, with wells of light and screens between some pillars. */
export function draftHypostyle(seed: number): Draft {
  const random = new RandomStream(seed, 1);
  const plan = new Blueprint();
  const { base, wall, trim, frame } = random.pick(HOUSE_FINISHES);
  const room = wholeSite(5, 6);
  wallIn(plan, room.wallLayers, base, wall);
  plan.pave(INSIDE, random.pick([M.creamTiles, M.stone, M.terracotta, M.planks]));
  plan.fill(INSIDE, room.ceilingLayer, room.ceilingLayer + 1, random.pick([M.cream, M.planks]));
  const pitch = random.integer(5, 7);
  const thickness = random.integer(1, 2);
  for (let j = 0, y = 4; y < INSIDE.y1 - 4; y += pitch, j++) {
    for (let i = 0, x = 4; x < INSIDE.x1 - 4; x += pitch, i++) {
      const foot = { x0: x, y0: y, x1: x + thickness, y1: y + thickness };
      if ((i + 2 * j) % 4 === 1) {
        const well = { x0: x, y0: y, x1: x + pitch, y1: y + pitch };
        plan.fill(well, room.ceilingLayer, room.ceilingLayer + 1, M.air);
        plan.pave(well, M.grass);
      }
      plan.fill(foot, 0, room.ceilingLayer, trim);
      plan.fill(foot, 0, 1, base);
      // Screens run along x only: none can close a cell.
      if (random.chance(0.2)) {
        const screen = { ...foot, x1: Math.min(x + pitch, INSIDE.x1 - 3) };
        plan.fill(screen, 0, random.pick([2, room.ceilingLayer]), frame);
      }
    }
  }
  hangLanterns(plan, room);
  furnishSite(plan, room, HALL_LANDMARKS, 12, random);
  return { plan, rooms: [room] };
}
