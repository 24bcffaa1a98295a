import { lookPose, type Pose, poseAngleRad, poseDistanceM } from '@dreamwalk/geometry';
import { type Glance, glance } from './glance.ts';
import { navigationOf, nodePosition } from './navigation.ts';
import { hash, RandomStream } from './random.ts';
import { EYE_HEIGHT_M, freeSpaceAhead } from './walking.ts';
import type { VoxelWorld } from './world.ts';

/** A tour pose and a walked one are never both this near *and* this alike in direction. */
export const TOUR_SEPARATION_M = 0.3;
export const TOUR_SEPARATION_RAD = (15 * Math.PI) / 180;

/** Rays along a side of the looks that judge what a view sees. */
const RAYS = 14;
/** Tour views stand within this distance of the walk, metres. */
const REACH_M = 3;
/** Headings tried at each place, and places tried for each view of the tour. */
const HEADINGS = 6;
const PLACES_PER_VIEW = 5;
/** Walked poses that are looked from; a long walk is thinned to these. */
const MOST_WALK_LOOKS = 120;
const FEWEST_PLACES = 80;
/** Faces that the walk keeps looking at count this many times at most. */
const MOST_WEIGHT = 12;
/** A view with something nearer than this straight ahead shows too little, metres. */
const STARE_M = 0.8;
/** A face that is seen twice is worth this much more: the other view may see what the first one missed. */
const SECOND_LOOK = 0.35;

/** What the walk sees. Faces are numbered densely; arrays are indexed by that number. */
interface Subject {
  readonly numbers: ReadonlyMap<number, number>;
  /** How often each face is seen, at most {@link MOST_WEIGHT}. */
  readonly weight: Float32Array;
  /** From how near, metres. */
  readonly nearestM: Float32Array;
}

interface Candidate {
  readonly pose: Pose;
  readonly faces: Int32Array;
  /** How well each face is seen, 0..1, in the order of `faces`. */
  readonly quality: Float32Array;
}

function lookAtSubject(world: VoxelWorld, path: readonly Pose[]): Subject {
  const numbers = new Map<number, number>();
  const weight: number[] = [];
  const nearestM: number[] = [];
  const stride = Math.max(1, Math.ceil(path.length / MOST_WALK_LOOKS));
  for (let n = 0; n < path.length; n += stride) {
    const { faces, distancesM } = glance(world, path[n], RAYS);
    faces.forEach((face, k) => {
      if (face < 0) return;
      const number = numbers.get(face);
      if (number === undefined) {
        numbers.set(face, weight.length);
        weight.push(1);
        nearestM.push(distancesM[k]);
        return;
      }
      weight[number] = Math.min(MOST_WEIGHT, weight[number] + 1);
      nearestM[number] = Math.min(nearestM[number], distancesM[k]);
    });
  }
  return { numbers, weight: Float32Array.from(weight), nearestM: Float32Array.from(nearestM) };
}

/** A face seen from no farther than the walk sees it is seen well; from twice as far, half as well. */
function assess(look: Glance, subject: Subject, pose: Pose): Candidate {
  const best = new Map<number, number>();
  look.faces.forEach((face, k) => {
    const number = subject.numbers.get(face);
    if (number === undefined) return;
    const quality = Math.min(1, subject.nearestM[number] / look.distancesM[k]);
    best.set(number, Math.max(best.get(number) ?? 0, quality));
  });
  return { pose, faces: Int32Array.from(best.keys()), quality: Float32Array.from(best.values()) };
}

function isSeparate(pose: Pose, path: readonly Pose[]): boolean {
  return path.every(
    (walked) => poseDistanceM(pose, walked) > TOUR_SEPARATION_M || poseAngleRad(pose, walked) > TOUR_SEPARATION_RAD,
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
      candidates.push(assess(glance(world, pose, RAYS), subject, pose));
    }
  }
  return candidates;
}

/** How well each face is seen by the two best views so far. */
class Coverage {
  readonly #weight: Float32Array;
  readonly #best: Float32Array;
  readonly #second: Float32Array;

  constructor(weight: Float32Array) {
    this.#weight = weight;
    this.#best = new Float32Array(weight.length);
    this.#second = new Float32Array(weight.length);
  }

  gain({ faces, quality }: Candidate): number {
    let gain = 0;
    for (let k = 0; k < faces.length; k++) {
      const face = faces[k];
      const q = quality[k];
      const best = this.#best[face];
      const second = this.#second[face];
      if (q > best) gain += this.#weight[face] * (q - best + SECOND_LOOK * (best - second));
      else if (q > second) gain += this.#weight[face] * SECOND_LOOK * (q - second);
    }
    return gain;
  }

  add({ faces, quality }: Candidate): void {
    for (let k = 0; k < faces.length; k++) {
      const face = faces[k];
      this.#second[face] = Math.max(this.#second[face], Math.min(this.#best[face], quality[k]));
      this.#best[face] = Math.max(this.#best[face], quality[k]);
    }
  }
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
  if (tour.length < count)
    throw new RangeError(
      `World ${world.seed} has room for only ${tour.length} tour views round this walk, but ${count} were asked for; ask for fewer or walk farther.`,
    );
  return tour;
}
