import { RandomStream } from '../random.ts';
import { Blueprint } from './blueprint.ts';
import { dressWalls } from './dress-walls.ts';
import { furnishCourt, furnishHall } from './furnish.ts';
import { COURT_LANDMARKS } from './landmarks.ts';
import { cutClerestory, cutOpenings } from './openings.ts';
import { paveCourt, paveHall } from './paving.ts';
import { divideIntoRooms, type Room, sharedWalls } from './rooms.ts';
import { chooseThemes, raiseWalls, roof } from './walls.ts';

/** Draws up the rooms and all voxels of a seed's world, still unlit. */
export function draftWorld(seed: number): { plan: Blueprint; rooms: Room[] } {
  const random = new RandomStream(seed, 1);
  const plan = new Blueprint();
  const rooms = divideIntoRooms(random);
  const themes = chooseThemes(rooms, random);
  raiseWalls(plan, rooms, themes);
  cutOpenings(plan, rooms, sharedWalls(rooms), themes, random);
  for (const room of rooms) dressWalls(plan, room, themes[room.id], new RandomStream(seed, 200 + room.id));
  const landmarks = random.shuffled(COURT_LANDMARKS);
  for (const room of rooms) {
    const own = new RandomStream(seed, 100 + room.id);
    if (room.ceilingLayer > 0) {
      paveHall(plan, room, own);
      roof(plan, room, own);
      cutClerestory(plan, room, own);
      furnishHall(plan, room, own);
    } else {
      paveCourt(plan, room, own);
      furnishCourt(plan, room, landmarks[room.id % landmarks.length], own);
    }
  }
  return { plan, rooms };
}
