import { lookPose, type Pose } from '@dreamwalk/geometry';
import { M } from '../look/materials.ts';
import { RandomStream } from '../random.ts';
import type { VoxelWorld } from '../world.ts';
import { glance } from './glance.ts';
import { navigationOf, nodePosition } from './navigation.ts';
import { EYE_HEIGHT_M, freeSpaceAhead } from './walking.ts';

const RAYS = 16;
const PLACES = 60;
const HEADINGS = 12;
/** A first picture has at least this much room straight ahead, metres. */
const LEAST_AHEAD_M = 2.5;
/** Colours that make a picture: gold, leaves, water, coral, blossom, teal. */
const ACCENTS: ReadonlySet<number> = new Set([M.gold, M.leaves, M.water, M.coral, M.blossom, M.teal]);

/** How good a first picture is: room ahead, some sky, something to walk to, several materials, nothing in the way. */
function appeal(world: VoxelWorld, pose: Pose): number {
  const { faces, distancesM } = glance(world, pose, RAYS);
  const kinds = new Set<number>();
  let sky = 0;
  let accents = 0;
  let near = 0;
  let depth = 0;
  faces.forEach((face, k) => {
    if (face < 0) {
      sky++;
      return;
    }
    const material = world.cells[Math.floor(face / 6)];
    kinds.add(material);
    if (ACCENTS.has(material)) accents++;
    if (distancesM[k] < 2.8 && k < (RAYS * RAYS * 5) / 8) near++;
    depth += Math.min(12, distancesM[k]);
  });
  const total = faces.length;
  const ahead = Math.min(12, freeSpaceAhead(world, pose));
  return (
    ahead / 12 +
    depth / total / 4 +
    0.14 * Math.min(9, kinds.size) +
    2 * Math.min(0.18, accents / total) -
    2 * Math.abs(sky / total - 0.22) -
    5 * (near / total) -
    (ahead < LEAST_AHEAD_M ? 10 : 0)
  );
}

/** A good first view of a world: level, at eye height, with space ahead. */
export function startPose(world: VoxelWorld): Pose {
  const { reachable, clearanceM } = navigationOf(world);
  const random = new RandomStream(world.seed, 4);
  const roomy = reachable.filter((node) => clearanceM[node] >= 0.6);
  let best: Pose = lookPose([0, 0, EYE_HEIGHT_M], 0, 0);
  let bestAppeal = Number.NEGATIVE_INFINITY;
  for (let place = 0; place < PLACES; place++) {
    const [x, y] = nodePosition(random.pick(roomy));
    for (let k = 0; k < HEADINGS; k++) {
      const pose = lookPose([x, y, EYE_HEIGHT_M], (2 * Math.PI * k) / HEADINGS, 0);
      const value = appeal(world, pose);
      if (value > bestAppeal) {
        best = pose;
        bestAppeal = value;
      }
    }
  }
  return best;
}
