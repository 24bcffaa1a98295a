import { M } from '../../look/materials.ts';
import { RandomStream } from '../../random.ts';
import { Blueprint } from '../blueprint.ts';
import { dressWalls } from '../dress-walls.ts';
import { furnishCourt, furnishHall } from '../furnish.ts';
import { hangLanterns } from '../lamps.ts';
import { COURT_LANDMARKS } from '../landmarks.ts';
import { cutClerestory, cutOpenings } from '../openings.ts';
import { paveCourt, paveHall } from '../paving.ts';
import { divideIntoRooms, sharedWalls } from '../rooms.ts';
import { buildTerrace } from '../stairs.ts';
import type { Draft } from '../theme.ts';
import { chooseFinishes, HOUSE_FINISHES, raiseWalls, roof } from '../walls.ts';

/** Rooms and courts joined by doors and windows: each court with its landmark, each hall with its furniture. */
export function draftRooms(seed: number): Draft {
  const random = new RandomStream(seed, 1);
  const plan = new Blueprint();
  const rooms = divideIntoRooms(random);
  const finishes = chooseFinishes(rooms, HOUSE_FINISHES, random);
  raiseWalls(plan, rooms, finishes);
  cutOpenings(plan, rooms, sharedWalls(rooms), finishes, random);
  for (const room of rooms) dressWalls(plan, room, finishes[room.id], new RandomStream(seed, 200 + room.id));
  const landmarks = random.shuffled(COURT_LANDMARKS);
  for (const room of rooms) {
    const own = new RandomStream(seed, 100 + room.id);
    if (room.ceilingLayer > 0) {
      paveHall(plan, room, own);
      roof(plan, room, own);
      cutClerestory(plan, room, 4, own);
      furnishHall(plan, room, own);
      hangLanterns(plan, room);
    } else {
      paveCourt(plan, room, own);
      if (own.chance(0.6)) buildTerrace(plan, room, own.pick([M.stone, M.brick, M.creamTiles]), own);
      furnishCourt(plan, room, landmarks[room.id % landmarks.length], own);
    }
  }
  return { plan, rooms };
}
