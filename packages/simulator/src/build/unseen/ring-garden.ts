import { M } from '../../look/materials.ts';
import { RandomStream } from '../../random.ts';
import { Blueprint } from '../blueprint.ts';
import { buildInMiddle } from '../furnish.ts';
import { CLEARING_PIECES } from '../garden/ornaments.ts';
import { COURT_LANDMARKS } from '../landmarks.ts';
import type { Draft } from '../theme.ts';
import { forEachColumn, furnishSite, INSIDE, wallIn, wholeSite } from './site.ts';

/** Directions that gaps may face: the axes, the diagonals and the knight's moves between. */
const DIRECTIONS: readonly (readonly [number, number])[] = [
  [1, 0],
  [0.8, 0.6],
  [0.6, 0.8],
  [0, 1],
  [-0.6, 0.8],
  [-0.8, 0.6],
  [-1, 0],
  [-0.8, -0.6],
  [-0.6, -0.8],
  [0, -1],
  [0.6, -0.8],
  [0.8, -0.6],
];
/** No ring is wider: one can walk round outside. Voxels. */
const WIDEST = 20;
/** Half the width of a gap, voxels. */
const HALF_GAP = 2;

interface Ring {
  readonly radius: number;
  readonly layers: number;
  readonly leaf: number;
  readonly gaps: readonly (readonly [number, number])[];
}

/** Round hedges within one another, as low as 1 m or as high as 4.5 m, each with two or three gaps. */
export function draftRingGarden(seed: number): Draft {
  const random = new RandomStream(seed, 1);
  const plan = new Blueprint();
  const room = wholeSite(0, 9);
  wallIn(plan, random.pick([2, 9]), M.stone, M.hedge);
  plan.pave(INSIDE, random.pick([M.gravel, M.grass, M.terracotta]));
  const first = random.between(6, 8);
  const step = random.between(5, 7);
  const rings: Ring[] = [];
  for (let radius = first; radius < WIDEST; radius += step)
    rings.push({
      radius,
      layers: random.pick([2, 2, 8, 9]),
      leaf: random.pick([M.hedge, M.leaves, M.blossom]),
      gaps: random.shuffled(DIRECTIONS).slice(0, random.integer(2, 3)),
    });
  forEachColumn((at, dx, dy) => {
    const distance = Math.sqrt(dx * dx + dy * dy);
    const ring = rings.find(({ radius }) => Math.abs(distance - radius) < 0.8);
    if (ring === undefined) return;
    const isGap = ring.gaps.some(
      ([gx, gy]) => dx * gx + dy * gy > 0 && Math.abs(dx * gy - dy * gx) < HALF_GAP,
    );
    if (isGap) plan.keepFree(at);
    else plan.fill(at, 0, ring.layers, ring.leaf);
  });
  buildInMiddle(plan, room, random.pick(COURT_LANDMARKS), random);
  furnishSite(plan, room, CLEARING_PIECES, 40, random);
  return { plan, rooms: [room] };
}
