import { M } from '../look/materials.ts';
import type { RandomStream } from '../random.ts';
import { type Blueprint, grown, type Rect } from './blueprint.ts';
import { corners } from './sides.ts';

/** Something worth walking to: its footprint and how it is built there. */
export interface Landmark {
  readonly width: number;
  readonly depth: number;
  readonly build: (plan: Blueprint, at: Rect, random: RandomStream) => void;
}

/** A ball of voxels, a little flatter than it is wide. */
export function ball(
  plan: Blueprint,
  x: number,
  y: number,
  z: number,
  radius: number,
  material: number,
): void {
  const reach = Math.ceil(radius);
  for (let dz = -reach; dz <= reach; dz++) {
    for (let dy = -reach; dy <= reach; dy++) {
      for (let dx = -reach; dx <= reach; dx++) {
        if (dx * dx + dy * dy + dz * dz * 1.4 <= radius * radius) plan.set(x + dx, y + dy, z + dz, material);
      }
    }
  }
}

/** A tree of 5 m in a box of 1.5 m. */
export function tree(crown: number): Landmark {
  return {
    width: 3,
    depth: 3,
    build: (plan, at, random) => {
      const x = at.x0 + 1;
      const y = at.y0 + 1;
      plan.fill(at, 0, 1, M.stone);
      plan.set(x, y, 0, M.grass);
      ball(plan, x, y, 7, random.between(2.3, 3), crown);
      plan.fill({ x0: x, y0: y, x1: x + 1, y1: y + 1 }, 1, 6, M.beam);
    },
  };
}

const fountain: Landmark = {
  width: 6,
  depth: 6,
  build: (plan, at, random) => {
    const rim = random.pick([M.stone, M.creamTiles, M.terracotta]);
    plan.fill(at, 0, 1, rim);
    plan.fill(grown(at, -1), 0, 1, M.air);
    plan.pave(grown(at, -1), M.water);
    plan.fill(grown(at, -2), 0, 2, M.stone);
    plan.fill(grown(at, -2), 2, 3, M.water);
    for (const [x, y] of corners(at)) plan.fill({ x0: x, y0: y, x1: x + 1, y1: y + 1 }, 0, 2, rim);
  },
};

const obelisk: Landmark = {
  width: 4,
  depth: 4,
  build: (plan, at, random) => {
    const shaft = random.pick([M.stone, M.cream, M.slate]);
    plan.fill(at, 0, 1, M.stone);
    plan.fill(grown(at, -1), 1, 8, shaft);
    plan.fill(grown(at, -1), 8, 9, M.gold);
    plan.fill(grown(at, -1), 2, 3, M.teal);
  },
};

const steppedPlinth: Landmark = {
  width: 6,
  depth: 6,
  build: (plan, at, random) => {
    plan.fill(at, 0, 1, M.creamTiles);
    plan.fill(grown(at, -1), 1, 2, M.stone);
    plan.fill(grown(at, -2), 2, 4, random.pick([M.teal, M.coral, M.slate]));
    plan.fill(grown(at, -2), 4, 5, M.gold);
  },
};

const totem: Landmark = {
  width: 3,
  depth: 3,
  build: (plan, at, random) => {
    const colours = random.shuffled([M.coral, M.teal, M.gold, M.ochre]);
    const core = { x0: at.x0, y0: at.y0, x1: at.x1 - 1, y1: at.y1 - 1 };
    plan.fill(at, 0, 1, M.slate);
    for (let k = 0; k < 3; k++) plan.fill(core, 1 + 2 * k, 3 + 2 * k, colours[k]);
    plan.set(core.x0, core.y0, 7, colours[3]);
  },
};

const pavilion: Landmark = {
  width: 7,
  depth: 7,
  build: (plan, at, random) => {
    plan.pave(at, M.creamTiles);
    plan.pave(grown(at, -2), M.teal);
    for (const [x, y] of corners(at)) plan.fill({ x0: x, y0: y, x1: x + 1, y1: y + 1 }, 0, 6, M.stone);
    plan.fill(at, 6, 7, M.beam);
    plan.fill(grown(at, -1), 6, 7, M.air);
    plan.fill(grown(at, -1), 7, 8, random.pick([M.terracotta, M.teal]));
    plan.fill(grown(at, -2), 7, 8, M.air);
    plan.fill(grown(at, -2), 8, 9, M.gold);
  },
};

const gate: Landmark = {
  width: 6,
  depth: 2,
  build: (plan, at, random) => {
    const stone = random.pick([M.brick, M.cream, M.stone]);
    plan.fill({ ...at, x1: at.x0 + 1 }, 0, 6, stone);
    plan.fill({ ...at, x0: at.x1 - 1 }, 0, 6, stone);
    plan.fill(at, 5, 7, stone);
    plan.fill({ ...at, x0: at.x0 + 1, x1: at.x1 - 1 }, 5, 6, M.teal);
    plan.fill({ ...at, x0: at.x0 + 2, x1: at.x1 - 2 }, 7, 8, M.gold);
  },
};

/** What may stand in the middle of a courtyard. */
export const COURT_LANDMARKS: readonly Landmark[] = [
  tree(M.leaves),
  tree(M.blossom),
  fountain,
  obelisk,
  steppedPlinth,
  totem,
  pavilion,
  gate,
];

const statue: Landmark = {
  width: 2,
  depth: 2,
  build: (plan, at, random) => {
    plan.fill(at, 0, 2, M.stone);
    plan.fill(at, 2, 4, random.pick([M.gold, M.coral, M.teal]));
  },
};

const table: Landmark = {
  width: 4,
  depth: 2,
  build: (plan, at, random) => {
    plan.fill(at, 0, 1, M.beam);
    plan.fill(at, 1, 2, M.planks);
    plan.set(at.x0 + 1, at.y0, 2, random.pick([M.gold, M.coral, M.teal]));
  },
};

/** A pool of water with a rim. */
export const basin: Landmark = {
  width: 4,
  depth: 4,
  build: (plan, at) => {
    plan.fill(at, 0, 1, M.teal);
    plan.fill(grown(at, -1), 0, 1, M.water);
  },
};

const planter: Landmark = {
  width: 2,
  depth: 2,
  build: (plan, at, random) => {
    plan.fill(at, 0, 1, M.terracotta);
    plan.fill(at, 1, 3, random.pick([M.leaves, M.blossom, M.leaves]));
  },
};

/** What may stand in the middle of a room with a ceiling. */
export const HALL_LANDMARKS: readonly Landmark[] = [statue, table, basin, planter];

/** Small things for the rest of a courtyard. */
export const GARDEN_PIECES: readonly Landmark[] = [
  planter,
  tree(M.leaves),
  { width: 4, depth: 1, build: (plan, at) => plan.fill(at, 0, 1, M.planks) },
  { width: 1, depth: 4, build: (plan, at) => plan.fill(at, 0, 1, M.stone) },
  {
    width: 4,
    depth: 2,
    build: (plan, at) => {
      plan.fill(at, 0, 1, M.stone);
      plan.fill(at, 1, 2, M.leaves);
    },
  },
];
