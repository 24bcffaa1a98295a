import { M } from '../look/materials.ts';
import { type Blueprint, grown, type Rect } from './blueprint.ts';
import { basin, type Landmark } from './landmarks.ts';

/** A plinth of 1 m for something small to stand on. */
function plinth(plan: Blueprint, at: Rect): void {
  plan.fill(at, 0, 2, M.stone);
}

const bust: Landmark = {
  width: 1,
  depth: 1,
  build: (plan, at, random) => {
    plinth(plan, at);
    plan.fill(at, 2, 3, random.pick([M.marble, M.gold, M.slate]));
  },
};

const figure: Landmark = {
  width: 2,
  depth: 2,
  build: (plan, at, random) => {
    const stone = random.pick([M.marble, M.gold, M.coral, M.teal]);
    plan.fill(at, 0, 1, M.slate);
    plan.fill({ ...at, x1: at.x0 + 1 }, 1, 4, stone);
    plan.fill({ ...at, y1: at.y0 + 1 }, 3, 4, stone);
    plan.set(at.x0, at.y0, 4, stone);
  },
};

const bench: Landmark = {
  width: 4,
  depth: 1,
  build: (plan, at, random) => plan.fill(at, 0, 1, random.pick([M.planks, M.wine, M.beam])),
};

const benchAcross: Landmark = { ...bench, width: 1, depth: 4 };

/** An arch of two legs and a bridge, of one bright colour. */
const arch: Landmark = {
  width: 4,
  depth: 1,
  build: (plan, at, random) => {
    const paint = random.pick([M.coral, M.teal, M.gold]);
    plan.fill({ ...at, x1: at.x0 + 1 }, 0, 5, paint);
    plan.fill({ ...at, x0: at.x1 - 1 }, 0, 4, paint);
    plan.fill({ ...at, x0: at.x0 + 1 }, 4, 5, paint);
  },
};

/** Cubes that turn out of each other on their way up. */
const tower: Landmark = {
  width: 3,
  depth: 3,
  build: (plan, at, random) => {
    const [first, second] = random.shuffled([M.marble, M.coral, M.teal, M.gold, M.slate]);
    plan.fill(at, 0, 1, M.stone);
    plan.fill({ ...at, x1: at.x0 + 2, y1: at.y0 + 2 }, 1, 3, first);
    plan.fill({ ...at, x0: at.x0 + 1, y0: at.y0 + 1 }, 3, 5, second);
    plan.set(at.x0 + 1, at.y0 + 1, 5, first);
  },
};

const ring: Landmark = {
  width: 4,
  depth: 2,
  build: (plan, at, random) => {
    plan.fill(at, 0, 1, M.slate);
    const body = { ...at, y1: at.y0 + 1 };
    plan.fill(body, 1, 5, random.pick([M.marble, M.gold, M.teal]));
    plan.fill({ ...body, x0: at.x0 + 1, x1: at.x1 - 1 }, 2, 4, M.air);
  },
};

const displayPool: Landmark = {
  width: 4,
  depth: 4,
  build: (plan, at, random) => {
    plan.fill(at, 0, 1, M.marble);
    plan.fill(grown(at, -1), 0, 1, M.water);
    plan.set(at.x0 + 1, at.y0 + 1, 1, random.pick([M.gold, M.coral]));
  },
};

/** Small works and benches for the floor of a hall. */
export const SCULPTURES: readonly Landmark[] = [bust, bust, figure, bench, benchAcross, arch];
/** What the middle of a hall may hold. */
export const CENTREPIECES: readonly Landmark[] = [tower, ring, arch, figure, displayPool, basin];
