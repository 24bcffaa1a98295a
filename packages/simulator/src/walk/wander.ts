import { lookPose, type Pose, wrapAngle } from '@dreamwalk/geometry';
import { hash, RandomStream } from '../random.ts';
import type { VoxelWorld } from '../world.ts';
import {
  costToGoal,
  downhill,
  type Navigation,
  navigationOf,
  nodeAt,
  nodePosition,
  WALK_CLEARANCE_M,
} from './navigation.ts';
import { EYE_HEIGHT_M, freeSpaceAhead, walkable } from './walking.ts';

const DEGREE = Math.PI / 180;
/** A walking frame covers 0.15–0.25 m. */
const SLOWEST_M = 0.155;
const FASTEST_M = 0.245;
/** A frame of turning on the spot covers 5–10°. */
const TURN_SLOWEST = 5.2 * DEGREE;
const TURN_FASTEST = 9 * DEGREE;
/** While walking the body turns by at most this much a frame, and the head by this much beside it. */
const STEER_LIMIT = 5 * DEGREE;
const GAZE_LIMIT = 2 * DEGREE;
const PITCH_LIMIT = 0.8 * DEGREE;
/** How far a walker aims ahead on the route, in nodes of 0.25 m. */
const AIM_NODES = 6;
/** Beyond this angle a walker stops and turns before walking on. */
const TURN_BEYOND = 55 * DEGREE;
/** Nobody looks at a wall from nearer than this for long, metres. */
const STARE_M = 0.75;
/** A goal counts as reached from this far, metres. */
const ARRIVED_M = 1.2;
/** Room round a goal, and round a walker who stops to look about, metres. */
const ROOMY_M = 1.2;

function clamp(value: number, limit: number): number {
  return Math.min(limit, Math.max(-limit, value));
}

/** One person walking about: `next` moves them by a frame. */
class Wanderer {
  readonly #world: VoxelWorld;
  readonly #navigation: Navigation;
  readonly #random: RandomStream;
  readonly #paceM: number;
  #x = 0;
  #y = 0;
  #heading = 0;
  #gaze = 0;
  #gazeGoal = 0;
  #pitch = 0;
  #pitchGoal = 0;
  #steer = 0;
  /** Angle still to turn on the spot, radians. */
  #turn = 0;
  #cost: Float32Array = new Float32Array(0);
  #goal = 0;

  constructor(world: VoxelWorld, seed: number) {
    this.#world = world;
    this.#navigation = navigationOf(world);
    this.#random = new RandomStream(hash(world.seed, seed), 2);
    this.#paceM = this.#random.between(0.18, 0.225);
    const start = this.#roomyNode(0.9);
    [this.#x, this.#y] = nodePosition(start);
    this.#chooseGoal();
    this.#heading = this.#bearing();
    this.#pitch = this.#random.between(-6, 4) * DEGREE;
  }

  get pose(): Pose {
    return lookPose([this.#x, this.#y, EYE_HEIGHT_M], this.#heading + this.#gaze, this.#pitch);
  }

  next(): void {
    const [goalX, goalY] = nodePosition(this.#goal);
    if ((goalX - this.#x) ** 2 + (goalY - this.#y) ** 2 < ARRIVED_M * ARRIVED_M) this.#chooseGoal();
    this.#lookAbout();
    if (this.#turn !== 0) {
      this.#turnOnTheSpot();
      return;
    }
    const error = wrapAngle(this.#bearing() - this.#heading);
    if (Math.abs(error) > TURN_BEYOND) {
      this.#turn = error;
      this.#turnOnTheSpot();
      return;
    }
    this.#steer += clamp(clamp(error * 0.3, STEER_LIMIT) - this.#steer, 1.5 * DEGREE);
    const heading = this.#heading + this.#steer;
    const pace = Math.max(SLOWEST_M, Math.min(FASTEST_M, this.#paceM * (1 - 0.3 * Math.abs(error))));
    const x = this.#x + pace * Math.cos(heading);
    const y = this.#y + pace * Math.sin(heading);
    if (walkable(this.#world, [x, y, EYE_HEIGHT_M], WALK_CLEARANCE_M - 0.03)) {
      this.#x = x;
      this.#y = y;
      this.#heading = heading;
      this.#gaze += clamp((this.#gazeGoal - this.#gaze) * 0.12, GAZE_LIMIT);
      return;
    }
    if (Math.abs(error) < TURN_SLOWEST) this.#chooseGoal();
    const away = wrapAngle(this.#bearing() - this.#heading);
    this.#turn = Math.abs(away) < TURN_SLOWEST ? (away < 0 ? -1 : 1) * 30 * DEGREE : away;
    this.#turnOnTheSpot();
  }

  /** A reachable node with this much room round it, or any when there is none. */
  #roomyNode(clearanceM: number): number {
    const { reachable, clearanceM: clearances } = this.#navigation;
    let node = this.#random.pick(reachable);
    for (let attempt = 0; attempt < 40 && clearances[node] < clearanceM; attempt++)
      node = this.#random.pick(reachable);
    return node;
  }

  #chooseGoal(): void {
    this.#goal = this.#roomyNode(ROOMY_M);
    for (let attempt = 0; attempt < 20; attempt++) {
      const [x, y] = nodePosition(this.#goal);
      const distance = (x - this.#x) ** 2 + (y - this.#y) ** 2;
      if (distance > 16 && distance < 200) break;
      this.#goal = this.#roomyNode(ROOMY_M);
    }
    this.#cost = costToGoal(this.#navigation, this.#goal);
  }

  /** Direction to the farthest point of the route, within reach, that can be walked to in a straight line. */
  #bearing(): number {
    let node = this.#standingNode();
    let aim = node;
    for (let n = 0; n < AIM_NODES; n++) {
      node = downhill(this.#cost, node);
      if (n < 2 || this.#straightWay(node)) aim = node;
    }
    const [x, y] = nodePosition(aim);
    return Math.atan2(y - this.#y, x - this.#x);
  }

  #standingNode(): number {
    const node = nodeAt(this.#x, this.#y);
    return this.#navigation.isReachable[node] === 1 ? node : downhill(this.#cost, node);
  }

  #isRoomy(): boolean {
    return this.#navigation.clearanceM[nodeAt(this.#x, this.#y)] >= ROOMY_M;
  }

  #straightWay(node: number): boolean {
    const [x, y] = nodePosition(node);
    for (let k = 1; k <= 8; k++) {
      const px = this.#x + ((x - this.#x) * k) / 8;
      const py = this.#y + ((y - this.#y) * k) / 8;
      if (!walkable(this.#world, [px, py, EYE_HEIGHT_M], WALK_CLEARANCE_M)) return false;
    }
    return true;
  }

  #turnOnTheSpot(): void {
    const size = Math.min(TURN_FASTEST, Math.max(TURN_SLOWEST, Math.abs(this.#turn) * 0.4));
    const step = this.#turn < 0 ? -size : size;
    this.#heading += step;
    this.#steer = 0;
    this.#turn = Math.abs(this.#turn) <= size + TURN_SLOWEST / 2 ? 0 : this.#turn - step;
  }

  /** The head drifts to one side and the other, up and down; now and then the walker stops to look round. */
  #lookAbout(): void {
    const random = this.#random;
    if (random.chance(0.04)) this.#gazeGoal = random.between(-18, 18) * DEGREE;
    if (random.chance(0.05)) this.#pitchGoal = random.between(-11, 9) * DEGREE;
    const space = freeSpaceAhead(this.#world, this.pose);
    if (space < STARE_M * 2) this.#gazeGoal = 0;
    if (this.#turn === 0 && this.#isRoomy() && random.chance(0.02))
      this.#turn = random.between(50, 150) * DEGREE * (random.chance(0.5) ? 1 : -1);
    this.#pitch += clamp((this.#pitchGoal - this.#pitch) * 0.1, PITCH_LIMIT);
  }
}

/**
 * A natural walk at eye height: mostly forward with smooth turns, pauses to look round, pitch within ±15°.
 * Every frame walks 0.15–0.25 m, or turns on the spot by 5–10°; no frame exceeds either.
 *
 * @returns frames + 1 poses; the first is the start
 */
export function wanderPath(world: VoxelWorld, seed: number, frames: number): Pose[] {
  const wanderer = new Wanderer(world, seed);
  const poses = [wanderer.pose];
  for (let frame = 0; frame < frames; frame++) {
    wanderer.next();
    poses.push(wanderer.pose);
  }
  return poses;
}

/** A walk of so many frames out, and back through the very same poses: 2 · frames + 1 poses. */
export function outAndBackPath(world: VoxelWorld, seed: number, frames: number): Pose[] {
  const out = wanderPath(world, seed, frames);
  return [...out, ...out.slice(0, -1).reverse()];
}
