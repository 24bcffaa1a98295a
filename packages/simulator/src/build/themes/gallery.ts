import { M } from '../../look/materials.ts';
import { RandomStream } from '../../random.ts';
import { Blueprint, depth, grown, width } from '../blueprint.ts';
import { buildInMiddle, scatter } from '../furnish.ts';
import { hangPictures } from '../hang-pictures.ts';
import { hangLanterns } from '../lamps.ts';
import { cutClerestory, cutOpenings } from '../openings.ts';
import { divide, type Room, sharedWalls } from '../rooms.ts';
import { CENTREPIECES, SCULPTURES } from '../sculptures.ts';
import { buildTerrace } from '../stairs.ts';
import type { Draft } from '../theme.ts';
import { chooseFinishes, type Finish, raiseWalls, roof } from '../walls.ts';

/** Plain walls, light or deep, that pictures stand out from. */
const GALLERY_FINISHES: readonly Finish[] = [
  { base: M.stone, wall: M.cream, trim: M.stone, frame: M.marble },
  { base: M.beam, wall: M.wine, trim: M.planks, frame: M.beam },
  { base: M.slate, wall: M.blue, trim: M.marble, frame: M.marble },
  { base: M.beam, wall: M.sage, trim: M.marble, frame: M.beam },
  { base: M.stone, wall: M.marble, trim: M.slate, frame: M.slate },
  { base: M.slate, wall: M.peach, trim: M.marble, frame: M.stone },
];

/** Parquet, tiles or stone, with a border or a carpet. */
function layFloor(plan: Blueprint, hall: Room, random: RandomStream): void {
  const floor = random.pick([M.planks, M.planks, M.creamTiles, M.stone]);
  plan.pave(hall, floor);
  if (random.chance(0.6)) {
    plan.pave(grown(hall, -1), floor === M.planks ? M.beam : M.slate);
    plan.pave(grown(hall, -2), floor);
  }
  if (random.chance(0.35) && Math.min(width(hall), depth(hall)) >= 12) {
    plan.pave(grown(hall, -4), random.pick([M.wine, M.blue, M.teal]));
    plan.pave(grown(hall, -5), random.pick([M.coral, M.peach, M.sage]));
  }
}

/** Roofed halls with pictures all along their walls, sculptures and benches, under skylights and lanterns. */
export function draftGallery(seed: number): Draft {
  const random = new RandomStream(seed, 1);
  const plan = new Blueprint();
  const sizes = { smallest: random.integer(10, 13), largest: 22 };
  const rooms = divide(sizes, random).map((rect, id): Room => {
    const ceilingLayer = random.integer(7, 8);
    return { ...rect, id, ceilingLayer, wallLayers: ceilingLayer + 1 };
  });
  const finishes = chooseFinishes(rooms, GALLERY_FINISHES, random);
  raiseWalls(plan, rooms, finishes);
  cutOpenings(plan, rooms, sharedWalls(rooms), finishes, random);
  for (const room of rooms) {
    const own = new RandomStream(seed, 100 + room.id);
    hangPictures(plan, room, finishes[room.id].wall, own);
    layFloor(plan, room, own);
    roof(plan, room, own);
    cutClerestory(plan, room, 5, own);
    if (own.chance(0.3)) buildTerrace(plan, room, finishes[room.id].frame, own);
    buildInMiddle(plan, room, own.pick(CENTREPIECES), own);
    scatter(plan, room, SCULPTURES, 8, own);
    hangLanterns(plan, room);
  }
  return { plan, rooms };
}
