import { GRID_XY } from '../../grid.ts';
import { M } from '../../look/materials.ts';
import { RandomStream } from '../../random.ts';
import { Blueprint, grown } from '../blueprint.ts';
import { buildInMiddle, scatter } from '../furnish.ts';
import { COURT_LANDMARKS } from '../landmarks.ts';
import type { Room } from '../rooms.ts';
import { buildTerrace } from '../stairs.ts';
import { dressFront, partIntoFronts, raiseFront } from '../street/facade.ts';
import { planStreets, type StreetPlan } from '../street/plan-streets.ts';
import { lineStreet, SQUARE_PIECES, spanStreet } from '../street/street-life.ts';
import type { Draft } from '../theme.ts';
import { HOUSE_FINISHES } from '../walls.ts';

/** Layers of the houses behind the fronts, and their roofs. */
const BLOCK_LAYERS = 7;

/** Lays the roadway with pavements of 1 m, and the square in its own kind. */
function paveStreets(plan: Blueprint, { streets, square }: StreetPlan, random: RandomStream): void {
  const [road, pavement] = random.pick([
    [M.slate, M.creamTiles],
    [M.stone, M.terracotta],
    [M.gravel, M.stone],
    [M.brick, M.creamTiles],
    [M.creamTiles, M.stone],
  ]);
  for (const street of streets) plan.pave(street, pavement);
  for (const street of streets) plan.pave(grown(street, -2), road);
  plan.pave(square, pavement);
  plan.pave(grown(square, -2), random.pick([M.creamTiles, M.terracotta, M.stone, M.grass]));
}

/** Streets between tall facades under the open sky, with a square where they meet. */
export function draftStreet(seed: number): Draft {
  const random = new RandomStream(seed, 1);
  const plan = new Blueprint();
  const town = planStreets(random);
  const streetColumns = new Uint8Array(GRID_XY * GRID_XY);
  for (const { x0, x1, y0, y1 } of town.streets)
    for (let y = y0; y < y1; y++) streetColumns.fill(1, y * GRID_XY + x0, y * GRID_XY + x1);
  const isStreet = (x: number, y: number): boolean => streetColumns[y * GRID_XY + x] === 1;
  for (let y = 0; y < GRID_XY; y++) {
    for (let x = 0; x < GRID_XY; x++) {
      plan.pave({ x0: x, y0: y, x1: x + 1, y1: y + 1 }, M.stone);
      if (!isStreet(x, y)) plan.fill({ x0: x, y0: y, x1: x + 1, y1: y + 1 }, 0, BLOCK_LAYERS, M.terracotta);
    }
  }
  paveStreets(plan, town, random);
  const finishes = random.shuffled(HOUSE_FINISHES).slice(0, 5);
  const fronts = town.streets.flatMap((street) => partIntoFronts(street, isStreet, finishes, random));
  for (const front of fronts) raiseFront(plan, front, isStreet);
  for (const front of fronts) dressFront(plan, front, random);
  const rooms = town.streets.map((street, id): Room => ({ ...street, id, ceilingLayer: 0, wallLayers: 10 }));
  const square = rooms[rooms.length - 1];
  if (random.chance(0.5)) buildTerrace(plan, square, M.stone, random);
  buildInMiddle(plan, square, random.pick(COURT_LANDMARKS), random);
  scatter(plan, square, SQUARE_PIECES, 10, random);
  for (const room of rooms) {
    const own = new RandomStream(seed, 100 + room.id);
    lineStreet(plan, room, own);
    if (room !== square && own.chance(0.7)) spanStreet(plan, room, own);
  }
  return { plan, rooms };
}
