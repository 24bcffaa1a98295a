import { M } from '../../look/materials.ts';
import { RandomStream } from '../../random.ts';
import { Blueprint } from '../blueprint.ts';
import { SQUARE_PIECES } from '../street/street-life.ts';
import type { Draft } from '../theme.ts';
import { HOUSE_FINISHES } from '../walls.ts';
import { forEachColumn, furnishSite, INSIDE, wallIn, wholeSite } from './site.ts';

/** Diagonal streets that cross in a round place, between terraces that step back as they rise. */
export function draftTerracedCanyon(seed: number): Draft {
  const random = new RandomStream(seed, 1);
  const plan = new Blueprint();
  const room = wholeSite(0, 10);
  const finishes = random.shuffled(HOUSE_FINISHES).slice(0, 4);
  wallIn(plan, 10, M.stone, finishes[0].wall);
  plan.pave(INSIDE, random.pick([M.stone, M.creamTiles, M.slate, M.brick]));
  const halfWidth = random.between(4, 5.5);
  const placeRadius = random.between(8, 12);
  const shift = random.between(-5, 5);
  const tread = random.between(1.5, 3);
  const rise = random.integer(1, 3);
  const planted = random.pick([M.leaves, M.flowers, M.grass]);
  forEachColumn((at, dx, dy) => {
    const fromStreets =
      Math.min(Math.abs(dx + dy - shift), Math.abs(dx - dy + shift)) * Math.SQRT1_2 - halfWidth;
    const fromPlace = Math.sqrt((dx - shift / 2) ** 2 + (dy - shift / 2) ** 2) - placeRadius;
    const distance = Math.min(fromStreets, fromPlace);
    if (distance < 0) return;
    const terrace = Math.floor(distance / tread);
    const layers = Math.min(10, (terrace + 1) * rise);
    const { base, wall, trim } = finishes[terrace % finishes.length];
    plan.fill(at, 0, layers, wall);
    plan.fill(at, 0, 1, base);
    plan.fill(at, layers - 1, layers, terrace % 2 === 1 ? planted : trim);
  });
  furnishSite(plan, room, SQUARE_PIECES, 40, random);
  return { plan, rooms: [room] };
}
