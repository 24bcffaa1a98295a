import { GRID_XY } from '../../grid.ts';
import { M } from '../../look/materials.ts';
import type { RandomStream } from '../../random.ts';
import { type Blueprint, contains, type Rect } from '../blueprint.ts';
import { BORDER, type Gap, type Maze } from './maze.ts';

/** How the hedges of one garden are clipped. */
export interface HedgeStyle {
  readonly leaf: number;
  /** What a hedge in bloom carries on its top. */
  readonly bloom: number;
  /** Layers of most hedges: 1.5–3 m. */
  readonly layers: number;
  readonly post: number;
}

/** How one garden's hedges are clipped; most are green, some in bloom. */
export function chooseHedgeStyle(random: RandomStream): HedgeStyle {
  return {
    leaf: random.pick([M.hedge, M.hedge, M.leaves]),
    bloom: random.pick([M.blossom, M.flowers]),
    layers: random.integer(3, 5),
    post: random.pick([M.stone, M.brick, M.terracotta, M.hedge]),
  };
}

/** The wall round the garden: stone or brick under a tall hedge, in bays. */
function plantBorder(plan: Blueprint, style: HedgeStyle, random: RandomStream): void {
  const inside = { x0: BORDER, y0: BORDER, x1: GRID_XY - BORDER, y1: GRID_XY - BORDER };
  const wall = random.pick([M.brick, M.stone, M.peach, M.cream]);
  const bay = random.integer(6, 9);
  for (let y = 0; y < GRID_XY; y++) {
    for (let x = 0; x < GRID_XY; x++) {
      const column = { x0: x, y0: y, x1: x + 1, y1: y + 1 };
      if (contains(inside, column)) continue;
      const isPillar = x % bay === 3 || y % bay === 3;
      plan.fill(column, 0, 7, isPillar ? wall : style.leaf);
      plan.fill(column, 0, 2, wall);
      if (isPillar) plan.fill(column, 7, 8, M.stone);
    }
  }
}

/** A hedge across a whole gap: now and then lower, higher, in bloom, or with a window cut into it. */
function plantHedge(plan: Blueprint, gap: Gap, style: HedgeStyle, random: RandomStream): void {
  const layers = Math.max(3, Math.min(6, style.layers + random.pick([-1, 0, 0, 0, 1])));
  plan.fill(gap, 0, layers, random.chance(0.07) ? M.blossom : style.leaf);
  const choice = random.uniform();
  if (choice < 0.2) plan.fill(gap, layers - 1, layers, style.bloom);
  else if (choice < 0.45 && layers >= 5) plan.fill(middle(gap, 2), 2, 4, M.air);
  else if (choice < 0.6) plan.fill(gap, 0, 1, M.stone);
}

/** The middle `length` voxels of a gap, along its hedge. */
function middle(gap: Gap, length: number): Rect {
  const low = gap.crossing === 'x' ? gap.y0 : gap.x0;
  const high = gap.crossing === 'x' ? gap.y1 : gap.x1;
  const start = low + Math.floor((high - low - length) / 2);
  return gap.crossing === 'x'
    ? { ...gap, y0: start, y1: start + length }
    : { ...gap, x0: start, x1: start + length };
}

/** A passage: wide open, or a gate of 2 m cut into the hedge, perhaps with an arch over it. */
function openPassage(plan: Blueprint, gap: Gap, style: HedgeStyle, random: RandomStream): void {
  if (random.chance(0.35)) return;
  const free = middle(gap, 4);
  const hasArch = random.chance(0.5);
  plan.fill(gap, 0, hasArch ? 6 : style.layers, style.leaf);
  plan.fill(free, 0, hasArch ? 5 : 10, M.air);
  if (hasArch && random.chance(0.5)) plan.fill(gap, 5, 6, style.bloom);
}

/** Where hedges meet: a pillar with a ball, clipped green or stone. */
function plantPost(plan: Blueprint, post: Rect, style: HedgeStyle, random: RandomStream): void {
  plan.fill(post, 0, style.layers + 1, style.post);
  if (random.chance(0.6))
    plan.fill(post, style.layers + 1, style.layers + 2, random.pick([style.leaf, M.stone, style.bloom]));
}

/** Plants all hedges of a maze. */
export function plantHedges(plan: Blueprint, maze: Maze, style: HedgeStyle, random: RandomStream): void {
  plantBorder(plan, style, random);
  for (const gap of maze.gaps) {
    if (maze.clearings.some((clearing) => contains(clearing, gap))) continue;
    if (gap.isOpen) openPassage(plan, gap, style, random);
    else plantHedge(plan, gap, style, random);
  }
  for (const post of maze.posts) {
    if (!maze.clearings.some((clearing) => contains(clearing, post))) plantPost(plan, post, style, random);
  }
}
