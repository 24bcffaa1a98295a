import { GRID_XY } from '../../grid.ts';
import { M } from '../../look/materials.ts';
import { RandomStream } from '../../random.ts';
import { Blueprint, contains, grown, type Rect } from '../blueprint.ts';
import { buildInMiddle, scatter } from '../furnish.ts';
import { chooseHedgeStyle, plantHedges } from '../garden/hedges.ts';
import { divideIntoMaze, type Maze } from '../garden/maze.ts';
import { buildPergolas, CLEARING_PIECES, dressCorners } from '../garden/ornaments.ts';
import { COURT_LANDMARKS } from '../landmarks.ts';
import type { Room } from '../rooms.ts';
import { buildTerrace } from '../stairs.ts';
import type { Draft } from '../theme.ts';

/** Lays paths of one kind, kerbs or lawn beside them. */
function layPaths(plan: Blueprint, maze: Maze, random: RandomStream): void {
  const path = random.pick([M.gravel, M.gravel, M.creamTiles, M.terracotta, M.stone]);
  plan.pave({ x0: 0, y0: 0, x1: GRID_XY, y1: GRID_XY }, path);
  const squares = random.pick([M.grass, M.grass, M.creamTiles, M.stone]);
  for (const cell of maze.cells) if (random.chance(0.3)) plan.pave(grown(cell, -1), squares);
}

/** A lawn with a border and a cross of paths, or tiles in rings. */
function layClearing(plan: Blueprint, at: Rect, random: RandomStream): void {
  plan.pave(at, random.pick([M.creamTiles, M.stone, M.gravel, M.terracotta]));
  plan.pave(grown(at, -2), M.grass);
  if (random.chance(0.5)) {
    const x = Math.floor((at.x0 + at.x1) / 2) - 1;
    const y = Math.floor((at.y0 + at.y1) / 2) - 1;
    plan.pave({ ...at, x0: x, x1: x + 2 }, M.gravel);
    plan.pave({ ...at, y0: y, y1: y + 2 }, M.gravel);
  } else plan.pave(grown(at, -4), M.gravel);
}

/** A garden maze: clipped hedges with loops, clearings with fountains and pavilions, pergolas over the paths. */
export function draftGarden(seed: number): Draft {
  const random = new RandomStream(seed, 1);
  const plan = new Blueprint();
  const maze = divideIntoMaze(random);
  const style = chooseHedgeStyle(random);
  layPaths(plan, maze, random);
  plantHedges(plan, maze, style, random);
  buildPergolas(plan, maze, style, random);
  dressCorners(plan, maze, random);
  for (const gap of maze.gaps) {
    const isInside = maze.clearings.some((clearing) => contains(clearing, gap));
    if (gap.isOpen && !isInside) plan.keepFree(grown(gap, 1));
  }
  const rooms = maze.clearings.map(
    (clearing, id): Room => ({ ...clearing, id, ceilingLayer: 0, wallLayers: style.layers }),
  );
  const landmarks = random.shuffled(COURT_LANDMARKS);
  for (const room of rooms) {
    const own = new RandomStream(seed, 100 + room.id);
    layClearing(plan, room, own);
    if (own.chance(0.5)) buildTerrace(plan, room, own.pick([M.stone, M.brick, M.cream]), own);
    buildInMiddle(plan, room, landmarks[room.id % landmarks.length], own);
    scatter(plan, room, CLEARING_PIECES, 24, own);
  }
  return { plan, rooms };
}
