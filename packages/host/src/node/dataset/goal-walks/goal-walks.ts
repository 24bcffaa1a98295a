import { lookPose, type Pose, type Vec3 } from '@dreamwalk/geometry';
import {
  EYE_HEIGHT_M,
  freeSpaceAhead,
  navigationOf,
  nodePosition,
  RandomStream,
  RouteField,
  type VoxelWorld,
} from '@dreamwalk/simulator';
import { GoalExpert } from './goal-expert.ts';
import { WALK_MOVES } from './walk-moves.ts';
import { carryOut, movesAhead } from './walker.ts';
import { WanderExpert } from './wander-expert.ts';

/** Walks of a world, and views kept of each besides its goal. */
export const GOALS = 8;
const VIEWS_OF_WALK = 4;
/** Views of a world: the goals first, then those along the walks. */
export const GOAL_WALK_VIEWS = GOALS * (1 + VIEWS_OF_WALK);
/** Moves that are known of each view: as many as a policy plans at once. */
export const MOVES_AHEAD = 4;

const DEGREE = Math.PI / 180;
/** All walks of a world are near one place, so that most views show something of most goals, metres of way. */
const REGION_M = 6;
/** Length of the walks, metres. */
const SHORTEST_M = 1.5;
const LONGEST_M = 8;
const LONGEST_FRAMES = 70;
/** Room round a start or goal, metres. */
const ROOM_M = 0.45;
/** Room in front of a start or goal, metres: a wall alone says nothing. */
const AHEAD_M = 1.2;
const ATTEMPTS = 30;
/** Of the walks, those that err; of their frames, those where an error begins; and its longest, in frames. */
const ERRING_WALKS = 0.6;
const ERROR_BEGINS = 0.2;
const LONGEST_ERROR = 10;

/** Views of one world, and what an expert would do at each of them for each goal. */
export interface GoalWalks {
  /** [V]; the first {@link GOALS} are the goals. */
  readonly poses: readonly Pose[];
  /** [V][G][H]: the next moves from each view to each goal, places in {@link WALK_MOVES}. */
  readonly moves: readonly (readonly (readonly number[])[])[];
  /** [V][H]: the next moves of one who has no goal. */
  readonly wanderMoves: readonly (readonly number[])[];
  /** [V][G]: metres of the way from each view to each goal; `Infinity` where there is none. */
  readonly lengthsM: readonly (readonly number[])[];
}

/** Walks from pixels to be learnt from: near one place of a world, the same in every run. */
export function goalWalks(world: VoxelWorld): GoalWalks {
  const random = new RandomStream(world.seed, 11);
  const places = regionOf(world, random);
  const walks = Array.from({ length: GOALS }, () => drawWalk(world, places, random));
  const poses = [...walks.map(({ goal }) => goal), ...walks.flatMap(({ views }) => views)];
  const experts = walks.map(({ expert }) => expert);
  const wanderer = new WanderExpert(world);
  return {
    poses,
    moves: poses.map((pose) => experts.map((expert) => movesAhead(world, expert, pose, MOVES_AHEAD))),
    wanderMoves: poses.map((pose) => movesAhead(world, wanderer, pose, MOVES_AHEAD)),
    lengthsM: poses.map((pose) => experts.map((expert) => expert.lengthM(pose))),
  };
}

/** Roomy places near one of them. */
function regionOf(world: VoxelWorld, random: RandomStream): Vec3[] {
  const { reachable, clearanceM } = navigationOf(world);
  const roomy = reachable.filter((node) => clearanceM[node] >= ROOM_M).map(placeOf);
  const middle = random.pick(roomy.length > 0 ? roomy : reachable.map(placeOf));
  const route = new RouteField(world, middle);
  const near = roomy.filter((place) => route.lengthM(place) < REGION_M);
  return near.length > 0 ? near : [middle];
}

function placeOf(node: number): Vec3 {
  const [x, y] = nodePosition(node);
  return [x, y, EYE_HEIGHT_M];
}

interface Walk {
  readonly goal: Pose;
  readonly expert: GoalExpert;
  readonly views: readonly Pose[];
}

function drawWalk(world: VoxelWorld, places: readonly Vec3[], random: RandomStream): Walk {
  const from = random.pick(places);
  const way = new RouteField(world, from);
  const to = placeForGoal(places, way, random);
  // One arrives in the direction away from the last corner.
  const corner = way.aim(to);
  const arrivalRad = Math.atan2(to[1] - corner[1], to[0] - corner[0]);
  const goal = lookAbout(world, to, arrivalRad, random, 45 * DEGREE);
  const expert = new GoalExpert(world, goal);
  const bearingRad = expert.bearingRad(lookPose(from, 0, 0));
  const start = lookAbout(world, from, bearingRad, random, 60 * DEGREE);
  return { goal, expert, views: pickViews(walkTo(world, expert, start, random), random) };
}

/** Somewhere neither next to the start nor far from it, where there is such a place. */
function placeForGoal(places: readonly Vec3[], way: RouteField, random: RandomStream): Vec3 {
  let place = random.pick(places);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const lengthM = way.lengthM(place);
    if (lengthM >= SHORTEST_M && lengthM <= LONGEST_M) break;
    place = random.pick(places);
  }
  return place;
}

/** Mostly near a heading, sometimes anywhere, and not at a wall, where that is possible. */
function lookAbout(
  world: VoxelWorld,
  place: Vec3,
  yawRad: number,
  random: RandomStream,
  spreadRad: number,
): Pose {
  const draw = (): Pose => {
    const offsetRad = random.chance(0.3)
      ? random.between(-Math.PI, Math.PI)
      : random.between(-spreadRad, spreadRad);
    return lookPose(place, yawRad + offsetRad, random.between(-3, 3) * DEGREE);
  };
  let pose = draw();
  for (let attempt = 0; attempt < ATTEMPTS && freeSpaceAhead(world, pose) < AHEAD_M; attempt++) pose = draw();
  return pose;
}

/** The poses of a walk; some walks err now and then, so that there are views to recover from. */
function walkTo(world: VoxelWorld, expert: GoalExpert, start: Pose, random: RandomStream): Pose[] {
  const errs = random.chance(ERRING_WALKS);
  const poses = [start];
  let error = 0;
  let errorFrames = 0;
  while (poses.length < LONGEST_FRAMES) {
    const pose = poses[poses.length - 1];
    if (errorFrames === 0 && errs && random.chance(ERROR_BEGINS)) {
      error = random.integer(1, WALK_MOVES.length - 1);
      errorFrames = random.integer(1, LONGEST_ERROR);
    }
    const move = errorFrames > 0 ? error : expert.moveAt(pose);
    if (move === 0) break;
    errorFrames = Math.max(0, errorFrames - 1);
    poses.push(carryOut(world, pose, move));
  }
  return poses;
}

/** One view of each stretch of a walk, the start among them. */
function pickViews(poses: readonly Pose[], random: RandomStream): Pose[] {
  return Array.from({ length: VIEWS_OF_WALK }, (_, k) => {
    const share = k === 0 ? 0 : (k - 1 + random.uniform()) / (VIEWS_OF_WALK - 1);
    return poses[Math.floor(share * poses.length)];
  });
}
