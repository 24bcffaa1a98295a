import { M } from '../../look/materials.ts';
import type { RandomStream } from '../../random.ts';
import { type Blueprint, contains, grown, type Rect } from '../blueprint.ts';
import { lampPost } from '../lamps.ts';
import { ball, type Landmark, tree } from '../landmarks.ts';
import { corners } from '../sides.ts';
import type { HedgeStyle } from './hedges.ts';
import type { Maze } from './maze.ts';

/** A shrub clipped to a cone, a stack of cubes or a ball on a stem. */
const topiary: Landmark = {
  width: 1,
  depth: 1,
  build: (plan, at, random) => {
    const layers = random.integer(4, 6);
    plan.fill(at, 0, 1, random.pick([M.terracotta, M.hedge, M.stone]));
    plan.fill(at, 1, layers, M.hedge);
    if (random.chance(0.4)) plan.fill(at, layers - 1, layers, M.blossom);
  },
};

const urn: Landmark = {
  width: 1,
  depth: 1,
  build: (plan, at, random) => {
    plan.fill(at, 0, 2, random.pick([M.stone, M.terracotta, M.marble]));
    plan.fill(at, 2, 3, random.pick([M.flowers, M.blossom, M.leaves]));
  },
};

/** A ball of leaves of 2 m on a box. */
const globe: Landmark = {
  width: 3,
  depth: 3,
  build: (plan, at) => {
    plan.fill(at, 0, 1, M.stone);
    ball(plan, at.x0 + 1, at.y0 + 1, 2, 1.9, M.hedge);
  },
};

const statue: Landmark = {
  width: 2,
  depth: 2,
  build: (plan, at, random) => {
    plan.fill(at, 0, 2, M.stone);
    plan.fill({ ...at, x1: at.x0 + 1 }, 2, 5, random.pick([M.marble, M.gold]));
  },
};

const bed: Landmark = {
  width: 3,
  depth: 2,
  build: (plan, at, random) => plan.fill(at, 0, 1, random.pick([M.flowers, M.blossom, M.flowers])),
};

const bench: Landmark = {
  width: 4,
  depth: 1,
  build: (plan, at) => plan.fill(at, 0, 1, M.planks),
};

/** What stands about in a clearing, beside its middle. */
export const CLEARING_PIECES: readonly Landmark[] = [
  bed,
  bed,
  { ...bed, width: 2, depth: 3 },
  topiary,
  urn,
  bench,
  { ...bench, width: 1, depth: 4 },
  globe,
  statue,
  lampPost,
  tree(M.leaves),
  tree(M.blossom),
];

/** What fits into the corner of a path. */
const CORNER_PIECES: readonly Landmark[] = [topiary, urn, lampPost, topiary];

/** Sets a small thing into a corner of some cells, so that paths have places to remember. */
export function dressCorners(plan: Blueprint, maze: Maze, random: RandomStream): void {
  for (const cell of maze.cells) {
    if (maze.clearings.some((clearing) => contains(clearing, cell)) || !random.chance(0.55)) continue;
    const [x, y] = random.pick(corners(cell));
    const at = { x0: x, y0: y, x1: x + 1, y1: y + 1 };
    if (plan.isVacant(at)) random.pick(CORNER_PIECES).build(plan, at, random);
  }
}

/** A pergola over a cell: beams from hedge to hedge on the posts round it, overgrown here and there. */
function buildPergola(plan: Blueprint, cell: Rect, style: HedgeStyle, random: RandomStream): void {
  const over = grown(cell, 1);
  const alongX = random.chance(0.5);
  for (const [x, y] of corners(over)) plan.fill({ x0: x, y0: y, x1: x + 1, y1: y + 1 }, 0, 6, M.beam);
  const low = alongX ? over.x0 : over.y0;
  const high = alongX ? over.x1 : over.y1;
  for (let at = low; at < high; at += 2) {
    const beam = alongX ? { ...over, x0: at, x1: at + 1 } : { ...over, y0: at, y1: at + 1 };
    plan.fill(beam, 6, 7, M.beam);
    const from = random.integer(0, 4);
    const leaves = alongX
      ? { ...beam, y0: beam.y0 + from, y1: beam.y0 + from + 3 }
      : { ...beam, x0: beam.x0 + from, x1: beam.x0 + from + 3 };
    plan.fill(leaves, 7, 8, random.pick([style.leaf, style.bloom]));
  }
  plan.pave(cell, M.creamTiles);
}

/** Builds one to three pergolas over cells inside the garden. */
export function buildPergolas(plan: Blueprint, maze: Maze, style: HedgeStyle, random: RandomStream): void {
  const inner = maze.cells.filter((cell) => !maze.clearings.some((clearing) => contains(clearing, cell)));
  for (const cell of random.shuffled(inner).slice(0, random.integer(1, 3)))
    buildPergola(plan, cell, style, random);
}
