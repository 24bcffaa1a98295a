import { CELL_M, type ObstacleMap, SIDE_CELLS } from './obstacle-map.ts';

/**
 * What a metre costs by the room beside it, so that ways keep to the middle, and where nothing is known. A body needs 0.3 m;
 * the map is only so exact that less is dear, not forbidden.
 */
const CROWDED = [
  { belowM: 0.2, cost: 25 },
  { belowM: 0.35, cost: 5 },
  { belowM: 0.5, cost: 2.5 },
  { belowM: 0.7, cost: 1.5 },
] as const;
const UNKNOWN = 1.8;
/** Costs are sorted into buckets of this width, metres. */
const BUCKET_M = CELL_M / 4;

/** Ways lead this far beyond what is known, cells. */
const MARGIN_CELLS = 20;

const NEIGHBOURS = [
  [1, 1],
  [-1, 1],
  [SIDE_CELLS, 1],
  [-SIDE_CELLS, 1],
  [SIDE_CELLS + 1, Math.SQRT2],
  [SIDE_CELLS - 1, Math.SQRT2],
  [-SIDE_CELLS + 1, Math.SQRT2],
  [-SIDE_CELLS - 1, Math.SQRT2],
] as const;

/** What the best way from anywhere to one place costs, in metres of roomy, known floor (Dijkstra, in buckets). */
export class WayField {
  readonly #map: ObstacleMap;
  readonly #cost: Float64Array;

  /** @param goal x and y (world, metres); where something stands, the ways end at the nearest free cells */
  constructor(map: ObstacleMap, goal: readonly [number, number]) {
    this.#map = map;
    this.#cost = spread(map, map.cellAt(...goal));
  }

  /** Infinite where there is no way, or outside of the map. */
  costFrom(xM: number, yM: number): number {
    const cell = this.#map.cellAt(xM, yM);
    return cell < 0 ? Number.POSITIVE_INFINITY : this.#cost[cell];
  }

  /**
   * The best way from a place.
   *
   * @param lengthM how far to go along it at most
   * @returns middles of cells on the way, the nearest first; empty where there is none
   */
  wayFrom(xM: number, yM: number, lengthM: number): (readonly [number, number])[] {
    const way: (readonly [number, number])[] = [];
    let cell = this.#map.cellAt(xM, yM);
    if (cell < 0) return way;
    for (let goneM = 0; goneM < lengthM; ) {
      let best = cell;
      let length = 0;
      for (const [step, cells] of NEIGHBOURS)
        if (this.#cost[cell + step] < this.#cost[best]) [best, length] = [cell + step, cells];
      if (best === cell) break;
      cell = best;
      goneM += length * CELL_M;
      way.push(this.#map.placeOf(cell));
    }
    return way;
  }
}

function spread(map: ObstacleMap, goal: number): Float64Array {
  const clearances = map.clearances();
  const { left, top, right, bottom } = map.window(MARGIN_CELLS);
  const isOutside = (cell: number) => {
    const column = cell % SIDE_CELLS;
    const row = Math.floor(cell / SIDE_CELLS);
    return column <= left || row <= top || column >= right || row >= bottom;
  };
  const cost = new Float64Array(SIDE_CELLS * SIDE_CELLS).fill(Number.POSITIVE_INFINITY);
  if (goal < 0) return cost;
  cost[goal] = 0;
  const buckets: number[][] = [[goal]];
  for (let at = 0; at < buckets.length; at++)
    for (const cell of buckets[at] ?? []) {
      if (Math.floor(cost[cell] / BUCKET_M) < at || isOutside(cell)) continue;
      for (const [step, cells] of NEIGHBOURS) {
        const next = cell + step;
        // A goal that is badly placed may be within something: ways lead out of it, but into nothing.
        if (clearances[next] === 0 && clearances[cell] > 0) continue;
        const total = cost[cell] + cells * CELL_M * price(map, next, clearances[next]);
        if (total >= cost[next]) continue;
        cost[next] = total;
        const bucket = Math.floor(total / BUCKET_M);
        buckets[bucket] ??= [];
        buckets[bucket].push(next);
      }
    }
  return cost;
}

function price(map: ObstacleMap, cell: number, clearanceM: number): number {
  const crowding = CROWDED.find(({ belowM }) => clearanceM < belowM)?.cost ?? 1;
  return map.isKnown(cell) ? crowding : crowding * UNKNOWN;
}
