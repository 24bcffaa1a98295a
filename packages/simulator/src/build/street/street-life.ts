import { GRID_Z, voxelIndex } from '../../grid.ts';
import { M } from '../../look/materials.ts';
import type { RandomStream } from '../../random.ts';
import { type Blueprint, depth, grown, type Rect, width } from '../blueprint.ts';
import { lampPost } from '../lamps.ts';
import { type Landmark, tree } from '../landmarks.ts';
import { column, corners, type Side, sidesOf } from '../sides.ts';

/** A market stall: a counter with goods under a cloth on four poles. */
const stall: Landmark = {
  width: 4,
  depth: 3,
  build: (plan, at, random) => {
    for (const [x, y] of corners(at)) plan.fill(column(x, y), 0, 5, M.beam);
    plan.fill(at, 5, 6, random.pick([M.awning, M.awning, M.coral, M.teal]));
    plan.fill({ ...at, y1: at.y0 + 1 }, 0, 2, M.planks);
    plan.fill({ ...at, x0: at.x0 + 1, x1: at.x1 - 1, y0: at.y0 + 1 }, 0, 1, M.planks);
    for (let x = at.x0 + 1; x < at.x1 - 1; x++)
      plan.set(x, at.y0 + 1, 1, random.pick([M.coral, M.gold, M.leaves, M.ochre]));
  },
};

const crates: Landmark = {
  width: 2,
  depth: 2,
  build: (plan, at, random) => {
    plan.fill(at, 0, 1, M.planks);
    plan.set(at.x0, at.y0, 1, random.pick([M.coral, M.gold, M.planks, M.leaves]));
  },
};

const tub: Landmark = {
  width: 1,
  depth: 1,
  build: (plan, at, random) => {
    plan.fill(at, 0, 1, M.terracotta);
    plan.fill(at, 1, random.integer(2, 3), random.pick([M.leaves, M.blossom, M.flowers]));
  },
};

/** What stands about on a square. */
export const SQUARE_PIECES: readonly Landmark[] = [
  stall,
  stall,
  tree(M.leaves),
  tree(M.blossom),
  crates,
  lampPost,
  { width: 4, depth: 1, build: (plan, at) => plan.fill(at, 0, 1, M.planks) },
];

/** Sets lamps, tubs and crates along the walls of a street, with 2 m left to walk. */
export function lineStreet(plan: Blueprint, street: Rect, random: RandomStream): void {
  if (Math.min(width(street), depth(street)) < 6) return;
  for (const side of sidesOf(street)) {
    let along = side.low + random.integer(1, 5);
    while (along < side.high - 2) {
      const [wallX, wallY] = side.at(along);
      const foot = column(wallX - side.intoX, wallY - side.intoY);
      const isAtWall = !plan.isOpen(wallX, wallY);
      if (isAtWall && plan.isVacant(foot) && isAlone(plan, foot) && hasWayPast(plan, side, foot))
        random.pick([lampPost, lampPost, tub, tub]).build(plan, foot, random);
      along += random.integer(4, 8);
    }
  }
}

/** Whether at most a wall stands on one side of a column: then one gets past it on the other. */
function isAlone(plan: Blueprint, foot: Rect): boolean {
  const near = grown(foot, 1);
  let blocked = 0;
  for (let y = near.y0; y < near.y1; y++)
    for (let x = near.x0; x < near.x1; x++) if (!plan.isOpen(x, y)) blocked++;
  return blocked <= 3;
}

/** Whether 1 m is free before a column at a wall, so that one gets past between it and what stands opposite. */
function hasWayPast(plan: Blueprint, { intoX, intoY }: Side, foot: Rect): boolean {
  const before = (voxels: number): Rect => ({
    x0: foot.x0 - intoX * voxels,
    x1: foot.x1 - intoX * voxels,
    y0: foot.y0 - intoY * voxels,
    y1: foot.y1 - intoY * voxels,
  });
  return plan.isVacant(before(1)) && plan.isVacant(before(2));
}

/** The lowest layer of what hangs over a street. */
const OVERHEAD = 6;

/** Whether nothing stands in these columns or over them, and walls of houses hold both ends. */
function canSpan(plan: Blueprint, across: Rect, alongX: boolean): boolean {
  for (let y = across.y0; y < across.y1; y++)
    for (let x = across.x0; x < across.x1; x++)
      for (let z = 0; z < GRID_Z; z++) if (plan.voxels[voxelIndex(x, y, z)] !== M.air) return false;
  const ends = alongX
    ? [
        { ...across, y0: across.y0 - 1, y1: across.y0 },
        { ...across, y0: across.y1, y1: across.y1 + 1 },
      ]
    : [
        { ...across, x0: across.x0 - 1, x1: across.x0 },
        { ...across, x0: across.x1, x1: across.x1 + 1 },
      ];
  return ends.every(({ x0, x1, y0, y1 }) => {
    for (let y = y0; y < y1; y++)
      for (let x = x0; x < x1; x++) if (plan.voxels[voxelIndex(x, y, OVERHEAD)] === M.air) return false;
    return true;
  });
}

/** A bridge of a house, from wall to wall above all heads. */
function buildBridge(plan: Blueprint, across: Rect, random: RandomStream): void {
  plan.fill(across, OVERHEAD, OVERHEAD + 3, random.pick([M.brick, M.stone, M.cream, M.peach]));
  plan.fill(across, OVERHEAD, OVERHEAD + 1, M.beam);
  plan.fill(across, OVERHEAD + 3, OVERHEAD + 4, M.terracotta);
}

/** A timber from wall to wall with flags below it. */
function hangFlags(plan: Blueprint, across: Rect, random: RandomStream): void {
  const colours = random.shuffled([M.coral, M.gold, M.teal, M.awning]);
  plan.fill(across, OVERHEAD + 2, OVERHEAD + 3, M.beam);
  let n = 0;
  for (let y = across.y0; y < across.y1; y++)
    for (let x = across.x0; x < across.x1; x++, n++)
      if (n % 2 === 1) plan.set(x, y, OVERHEAD + 1, colours[((n - 1) / 2) % colours.length]);
}

/** Spans a street once or twice, with bridges or timbers with flags, where houses stand on both sides. */
export function spanStreet(plan: Blueprint, street: Rect, random: RandomStream): void {
  const alongX = width(street) >= depth(street);
  const low = alongX ? street.x0 : street.y0;
  const high = alongX ? street.x1 : street.y1;
  for (let attempt = 0; attempt < 3; attempt++) {
    const isBridge = random.chance(0.4);
    const at = random.integer(low + 2, high - 5);
    const end = at + (isBridge ? 3 : 1);
    const across = alongX ? { ...street, x0: at, x1: end } : { ...street, y0: at, y1: end };
    if (!canSpan(plan, across, alongX)) continue;
    if (isBridge) buildBridge(plan, across, random);
    else hangFlags(plan, across, random);
  }
}
