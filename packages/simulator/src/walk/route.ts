import type { Vec3 } from '@dreamwalk/geometry';
import type { VoxelWorld } from '../world.ts';
import {
  type Navigation,
  NEIGHBOUR_STEPS,
  NODE_M,
  NODES_XY,
  navigationOf,
  nodeAt,
  nodePosition,
  WALK_CLEARANCE_M,
} from './navigation.ts';
import { BODY_RADIUS_M, walkable } from './walking.ts';

/** Stands for the goal where a node is expected. */
const GOAL = -1;
/** No place is farther from its node than this, metres. */
const NODE_REACH_M = NODE_M / Math.SQRT2;
/** A straight way is tested in steps of this length, metres. */
const TEST_STEP_M = 0.05;
/** Nearer than this one stands at a corner, metres. */
const STANDS_AT_M = 1e-6;
/** From a place, nodes are looked for this far along x and y, in nodes. */
const NEARBY_NODES = 2;

/** The next leg of a route: straight to a point, and so many metres from here to the goal. */
interface Leg {
  readonly to: readonly [number, number];
  readonly lengthM: number;
}

/**
 * The shortest ways from everywhere in a world to one goal, for a walker who keeps {@link WALK_CLEARANCE_M} from
 * everything solid.
 *
 * Theta* (K. Daniel et al., "Theta*: Any-Angle Path Planning on Grids", JAIR 39, 2010) without a heuristic: a node's way
 * leads straight to any node that can be walked to, not only to a neighbour, so that lengths are those of taut strings
 * round corners and not of staircases.
 */
export class RouteField {
  readonly #world: VoxelWorld;
  readonly #navigation: Navigation;
  readonly #goal: Vec3;
  /** Metres from each node to the goal. */
  readonly #lengthM = new Float64Array(NODES_XY * NODES_XY).fill(Number.POSITIVE_INFINITY);
  /** What each node's way leads straight to: a node, or the goal. */
  readonly #next = new Int32Array(NODES_XY * NODES_XY).fill(GOAL);

  /** @param goal where the ways lead, metres; its height does not matter */
  constructor(world: VoxelWorld, goal: Vec3) {
    this.#world = world;
    this.#navigation = navigationOf(world);
    this.#goal = goal;
    this.#spread();
  }

  /** Metres of the shortest way to the goal; `Infinity` where there is none. */
  lengthM(from: Vec3): number {
    return this.#leg(from)?.lengthM ?? Number.POSITIVE_INFINITY;
  }

  /**
   * Where to walk straight to from here: the next corner of the shortest way, or the goal.
   *
   * @returns a position at the height of `from`; `from` itself where there is no way
   */
  aim(from: Vec3): Vec3 {
    const leg = this.#leg(from);
    return leg === undefined ? from : [leg.to[0], leg.to[1], from[2]];
  }

  #leg(from: Vec3): Leg | undefined {
    const here: readonly [number, number] = [from[0], from[1]];
    const straight = this.#legTo(GOAL, here, Number.POSITIVE_INFINITY);
    if (straight) return straight;
    let best: Leg | undefined;
    for (const node of this.#nearby(here)) {
      if (!Number.isFinite(this.#lengthM[node])) continue;
      for (const to of [this.#next[node], node])
        best = this.#legTo(to, here, best?.lengthM ?? Number.POSITIVE_INFINITY) ?? best;
    }
    return best;
  }

  /** The leg to a node or the goal, where it can be walked and makes the way shorter than this. */
  #legTo(node: number, from: readonly [number, number], thanM: number): Leg | undefined {
    const to = this.#position(node);
    const aheadM = distanceM(from, to);
    // One who stands at a corner is to walk on to the next.
    if (node !== GOAL && aheadM < STANDS_AT_M) return undefined;
    const lengthM = this.#lengthOf(node) + aheadM;
    if (lengthM >= thanM || !this.#isStraight(from, to, BODY_RADIUS_M)) return undefined;
    return { to, lengthM };
  }

  /** Dijkstra, with a bucket for every {@link NODE_M} of length. */
  #spread(): void {
    const buckets: number[][] = [];
    const settle = (node: number, next: number, lengthM: number): void => {
      this.#lengthM[node] = lengthM;
      this.#next[node] = next;
      const place = Math.floor(lengthM / NODE_M);
      buckets[place] ??= [];
      buckets[place].push(node);
    };
    const goal = this.#position(GOAL);
    for (const node of this.#nearby(goal)) {
      const position = nodePosition(node);
      if (this.#isStraight(position, goal, BODY_RADIUS_M)) settle(node, GOAL, distanceM(position, goal));
    }
    for (let b = 0; b < buckets.length; b++)
      for (const node of buckets[b] ?? []) {
        if (Math.floor(this.#lengthM[node] / NODE_M) < b) continue;
        for (const step of NEIGHBOUR_STEPS) this.#extend(node, node + step, settle);
      }
  }

  /** Carries the way of a node on to its neighbour: straight to where the node's way leads, else through the node. */
  #extend(
    node: number,
    neighbour: number,
    settle: (node: number, next: number, lengthM: number) => void,
  ): void {
    if (this.#navigation.isReachable[neighbour] !== 1) return;
    const position = nodePosition(neighbour);
    const next = this.#next[node];
    const straightM = this.#lengthOf(next) + distanceM(position, this.#position(next));
    if (straightM >= this.#lengthM[neighbour]) return;
    if (this.#isStraight(position, this.#position(next), WALK_CLEARANCE_M)) {
      settle(neighbour, next, straightM);
      return;
    }
    const throughM = this.#lengthM[node] + distanceM(position, nodePosition(node));
    if (throughM < this.#lengthM[neighbour]) settle(neighbour, node, throughM);
  }

  /**
   * Whether a body of this radius gets from one place to another in a straight line. What the nodes know of the room
   * round them saves most of the tests.
   */
  #isStraight(from: readonly [number, number], to: readonly [number, number], radiusM: number): boolean {
    const totalM = distanceM(from, to);
    for (let walkedM = 0; ; ) {
      const share = totalM === 0 ? 1 : Math.min(1, walkedM / totalM);
      const x = from[0] + (to[0] - from[0]) * share;
      const y = from[1] + (to[1] - from[1]) * share;
      const freeM = this.#navigation.clearanceM[nodeAt(x, y)] - NODE_REACH_M - radiusM;
      if (freeM <= 0 && !walkable(this.#world, [x, y, 0], radiusM)) return false;
      if (share === 1) return true;
      walkedM += Math.max(freeM, TEST_STEP_M);
    }
  }

  #nearby([x, y]: readonly [number, number]): number[] {
    const { isReachable } = this.#navigation;
    const nodes: number[] = [];
    for (let dy = -NEARBY_NODES; dy <= NEARBY_NODES; dy++)
      for (let dx = -NEARBY_NODES; dx <= NEARBY_NODES; dx++) {
        const node = nodeAt(x + dx * NODE_M, y + dy * NODE_M);
        if (isReachable[node] === 1) nodes.push(node);
      }
    return nodes;
  }

  #position(node: number): readonly [number, number] {
    return node === GOAL ? [this.#goal[0], this.#goal[1]] : nodePosition(node);
  }

  #lengthOf(node: number): number {
    return node === GOAL ? 0 : this.#lengthM[node];
  }
}

function distanceM(a: readonly [number, number], b: readonly [number, number]): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}
