import { M } from '../../look/materials.ts';
import { RandomStream } from '../../random.ts';
import { Blueprint } from '../blueprint.ts';
import { hangPictures } from '../hang-pictures.ts';
import { hangLanterns } from '../lamps.ts';
import { SCULPTURES } from '../sculptures.ts';
import type { Draft } from '../theme.ts';
import { forEachColumn, furnishSite, INSIDE, MIDDLE, wallIn, wholeSite } from './site.ts';

/** Voxels along the outer wall that stay free of diagonal walls: one can always walk round. */
const AISLE = 4;

/** Halls between diagonal walls, with a ceiling lower (2.5 m) or higher (4.5 m) than any gallery has. */
export function draftDiamondGallery(seed: number): Draft {
  const random = new RandomStream(seed, 1);
  const plan = new Blueprint();
  const ceilingLayer = random.pick([5, 9]);
  const room = wholeSite(ceilingLayer, ceilingLayer + 1);
  const [wall, diagonal] = random.shuffled([M.cream, M.wine, M.blue, M.sage, M.marble]);
  wallIn(plan, room.wallLayers, M.stone, wall);
  hangPictures(plan, room, wall, random);
  plan.pave(INSIDE, random.pick([M.planks, M.creamTiles, M.stone]));
  plan.fill(INSIDE, ceilingLayer, ceilingLayer + 1, random.pick([M.cream, M.planks]));
  const pitch = random.integer(16, 20);
  const offset = random.integer(0, pitch - 1);
  forEachColumn((at, dx, dy) => {
    // Along the two diagonals, from 0 at one wall up to `pitch` at the next.
    const p = (dx + dy + offset + 4 * pitch) % pitch;
    const q = (dx - dy + offset + 4 * pitch) % pitch;
    const isMiddle = (value: number): boolean => Math.abs(value - (pitch + 2) / 2) < 3.5;
    if (isMiddle(p) && isMiddle(q)) plan.fill(at, ceilingLayer, ceilingLayer + 1, M.air);
    if (Math.max(Math.abs(dx), Math.abs(dy)) > MIDDLE - 1 - AISLE) return;
    const isWall = p < 2 || q < 2;
    if (!isWall) return;
    const isDoor = (p < 2 && isMiddle(q)) || (q < 2 && isMiddle(p));
    if (isDoor) {
      plan.fill(at, 4, ceilingLayer, diagonal);
      plan.keepFree(at);
    } else {
      plan.fill(at, 0, ceilingLayer, diagonal);
      plan.fill(at, 0, 1, M.slate);
    }
  });
  hangLanterns(plan, room);
  furnishSite(plan, room, SCULPTURES, 30, random);
  return { plan, rooms: [room] };
}
