import { GRID_XY, VOXEL_M } from '../grid.ts';
import type { VoxelWorld } from '../world.ts';

/** Nodes of the navigation grid along x and y. */
export const NODES_XY = GRID_XY * 2;
/** Distance of neighbouring nodes, metres. */
export const NODE_M = VOXEL_M / 2;
/** A walker keeps this far from everything solid, metres; more than the radius of the body. */
export const WALK_CLEARANCE_M = 0.35;
/** Clearances are exact up to here, metres. */
const FAR_M = 1.25;

/** Where one can walk: node `j * NODES_XY + i` is at ((i + ½), (j + ½)) · {@link NODE_M}. */
export interface Navigation {
  /** Distance of each node to the nearest blocked column, metres, at most 1.25. */
  readonly clearanceM: Float32Array;
  /** Nodes of the largest connected region that a walker can stand on. */
  readonly reachable: readonly number[];
  /** 1 for every node of `reachable`. */
  readonly isReachable: Uint8Array;
}

/** Position of a node, metres. */
export function nodePosition(node: number): readonly [number, number] {
  return [((node % NODES_XY) + 0.5) * NODE_M, (Math.floor(node / NODES_XY) + 0.5) * NODE_M];
}

/** The node nearest to a position inside the world. */
export function nodeAt(xM: number, yM: number): number {
  const clamp = (value: number): number => Math.min(NODES_XY - 1, Math.max(0, Math.floor(value / NODE_M)));
  return clamp(yM) * NODES_XY + clamp(xM);
}

function clearanceAt(world: VoxelWorld, xM: number, yM: number): number {
  const reach = Math.ceil(FAR_M / VOXEL_M);
  const cx = Math.floor(xM / VOXEL_M);
  const cy = Math.floor(yM / VOXEL_M);
  let nearest = FAR_M * FAR_M;
  for (let y = Math.max(0, cy - reach); y <= Math.min(GRID_XY - 1, cy + reach); y++) {
    for (let x = Math.max(0, cx - reach); x <= Math.min(GRID_XY - 1, cx + reach); x++) {
      if (world.blocked[y * GRID_XY + x] === 0) continue;
      const dx = xM - Math.min(Math.max(xM, x * VOXEL_M), (x + 1) * VOXEL_M);
      const dy = yM - Math.min(Math.max(yM, y * VOXEL_M), (y + 1) * VOXEL_M);
      nearest = Math.min(nearest, dx * dx + dy * dy);
    }
  }
  return Math.sqrt(nearest);
}

function region(clearanceM: Float32Array, start: number, seen: Uint8Array): number[] {
  const nodes = [start];
  seen[start] = 1;
  for (let n = 0; n < nodes.length; n++) {
    for (const step of [1, -1, NODES_XY, -NODES_XY]) {
      const next = nodes[n] + step;
      if (seen[next] !== 0 || clearanceM[next] < WALK_CLEARANCE_M) continue;
      seen[next] = 1;
      nodes.push(next);
    }
  }
  return nodes;
}

function survey(world: VoxelWorld): Navigation {
  const clearanceM = new Float32Array(NODES_XY * NODES_XY);
  for (let node = 0; node < clearanceM.length; node++) {
    const [x, y] = nodePosition(node);
    clearanceM[node] = clearanceAt(world, x, y);
  }
  const seen = new Uint8Array(clearanceM.length);
  let reachable: number[] = [];
  for (let node = 0; node < clearanceM.length; node++) {
    if (seen[node] !== 0 || clearanceM[node] < WALK_CLEARANCE_M) continue;
    const found = region(clearanceM, node, seen);
    if (found.length > reachable.length) reachable = found;
  }
  const isReachable = new Uint8Array(clearanceM.length);
  for (const node of reachable) isReachable[node] = 1;
  return { clearanceM, reachable, isReachable };
}

const surveyed = new WeakMap<VoxelWorld, Navigation>();

/** The navigation grid of a world, made once. */
export function navigationOf(world: VoxelWorld): Navigation {
  let navigation = surveyed.get(world);
  if (navigation === undefined) {
    navigation = survey(world);
    surveyed.set(world, navigation);
  }
  return navigation;
}

/** Walking close to walls costs more, so that routes keep to the middle. */
function crowding(clearanceM: number): number {
  if (clearanceM < 0.5) return 4;
  return clearanceM < 0.9 ? 2 : 1;
}

const NEIGHBOURS: readonly (readonly [number, number])[] = [
  [1, 1],
  [-1, 1],
  [NODES_XY, 1],
  [-NODES_XY, 1],
  [NODES_XY + 1, 1.5],
  [NODES_XY - 1, 1.5],
  [-NODES_XY + 1, 1.5],
  [-NODES_XY - 1, 1.5],
];

/** From a node to its eight neighbours. */
export const NEIGHBOUR_STEPS: readonly number[] = NEIGHBOURS.map(([step]) => step);

/**
 * Cost of walking from every reachable node to a goal (Dijkstra with a bucket per half unit of cost);
 * −1 where there is no way.
 */
export function costToGoal(navigation: Navigation, goal: number): Float32Array {
  const { clearanceM, isReachable } = navigation;
  const cost = new Float32Array(isReachable.length).fill(-1);
  const buckets: number[][] = [[goal]];
  cost[goal] = 0;
  for (let b = 0; b < buckets.length; b++) {
    const bucket = buckets[b] ?? [];
    for (const node of bucket) {
      if (cost[node] * 2 < b) continue;
      for (const [step, length] of NEIGHBOURS) {
        const next = node + step;
        if (isReachable[next] === 0) continue;
        const total = cost[node] + length * crowding(clearanceM[next]);
        if (cost[next] >= 0 && cost[next] <= total) continue;
        cost[next] = total;
        const place = total * 2;
        buckets[place] ??= [];
        buckets[place].push(next);
      }
    }
  }
  return cost;
}

/** The neighbour of a node that is nearest to the goal; the node itself at the goal. */
export function downhill(cost: Float32Array, node: number): number {
  let best = node;
  for (const [step] of NEIGHBOURS) {
    const next = node + step;
    if (cost[next] >= 0 && (cost[best] < 0 || cost[next] < cost[best])) best = next;
  }
  return best;
}
