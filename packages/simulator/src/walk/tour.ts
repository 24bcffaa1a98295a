import { lookPose, type Pose, poseAngleRad, poseDistanceM } from '@dreamwalk/geometry';
import { TourTooLargeError } from '../errors.ts';
import { hash, RandomStream } from '../random.ts';
import type { VoxelWorld } from '../world.ts';
import { assess, type Candidate, Coverage, lookAtSubject, type Subject } from './coverage.ts';
import { navigationOf, nodePosition } from './navigation.ts';
import { EYE_HEIGHT_M, freeSpaceAhead } from './walking.ts';

/** A tour pose and a walked one are never both this near *and* this alike in direction. */
export const TOUR_SEPARATION_M = 0.3;
export const TOUR_SEPARATION_RAD = (15 * Math.PI) / 180;

/** Tour views stand within this distance of the walk, metres. */
const REACH_M = 3;
/** Headings tried at each place, and places tried for each view of the tour. */
const HEADINGS = 6;
const PLACES_PER_VIEW = 5;
const FEWEST_PLACES = 80;
/** A view with something nearer than this straight ahead shows too little, metres. */
const STARE_M = 0.8;

function isSeparate(pose: Pose, path: readonly Pose[]): boolean {
  return path.every(
    (walked) =>
      poseDistanceM(pose, walked) > TOUR_SEPARATION_M || poseAngleRad(pose, walked) > TOUR_SEPARATION_RAD,
  );
}

/** Reachable places near the walk, spread evenly along it. */
function placesNear(world: VoxelWorld, path: readonly Pose[], count: number, random: RandomStream): number[] {
  const { reachable, clearanceM } = navigationOf(world);
  const near = reachable.filter((node) => {
    if (clearanceM[node] < 0.42) return false;
    const [x, y] = nodePosition(node);
    return path.some(({ translation: [px, py] }) => (px - x) ** 2 + (py - y) ** 2 < REACH_M * REACH_M);
  });
  return random.shuffled(near.length > 0 ? near : reachable).slice(0, count);
}

function candidatesNear(
  world: VoxelWorld,
  path: readonly Pose[],
  subject: Subject,
  count: number,
  separate: boolean,
  random: RandomStream,
): Candidate[] {
  const candidates: Candidate[] = [];
  for (const node of placesNear(world, path, Math.max(FEWEST_PLACES, count * PLACES_PER_VIEW), random)) {
    const [x, y] = nodePosition(node);
    const first = random.between(0, 2 * Math.PI);
    for (let k = 0; k < HEADINGS; k++) {
      const heightM = EYE_HEIGHT_M + random.between(-0.2, 0.2);
      const pitch = (random.between(-12, 12) * Math.PI) / 180;
      const pose = lookPose([x, y, heightM], first + (2 * Math.PI * k) / HEADINGS, pitch);
      if (freeSpaceAhead(world, pose) < STARE_M) continue;
      if (separate && !isSeparate(pose, path)) continue;
      candidates.push(assess(world, subject, pose));
    }
  }
  return candidates;
}

/** Options of {@link tourPoses}. */
export interface TourOptions {
  /** Keep {@link TOUR_SEPARATION_M} *and* {@link TOUR_SEPARATION_RAD} away from every walked pose; true by default. */
  readonly separate?: boolean;
}

/**
 * A scan of the places along a walk: views from up to 3 m beside it, chosen one by one so that each adds most to
 * what the walk will see (greedy maximum coverage), near surfaces from near. Eye height 1.6 ± 0.2 m, pitch
 * within ±12°.
 *
 * @returns `count` poses in the order of their worth
 * @throws TourTooLargeError when there are not as many places
 */
export function tourPoses(
  world: VoxelWorld,
  path: readonly Pose[],
  count: number,
  seed: number,
  { separate = true }: TourOptions = {},
): Pose[] {
  const random = new RandomStream(hash(world.seed, seed), 3);
  const subject = lookAtSubject(world, path);
  const left = candidatesNear(world, path, subject, count, separate, random);
  const coverage = new Coverage(subject.weight);
  const tour: Pose[] = [];
  while (tour.length < count && left.length > 0) {
    let best = 0;
    let bestGain = -1;
    for (let n = 0; n < left.length; n++) {
      const gain = coverage.gain(left[n]);
      if (gain > bestGain) {
        best = n;
        bestGain = gain;
      }
    }
    coverage.add(left[best]);
    tour.push(left[best].pose);
    left.splice(best, 1);
  }
  if (tour.length < count) throw new TourTooLargeError(world.seed, count, tour.length);
  return tour;
}
