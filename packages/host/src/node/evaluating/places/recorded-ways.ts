import { distanceM, type Vec3 } from '@dreamwalk/geometry';

/** Places of a walk that are nearer than this are one, metres. */
const APART_M = 0.1;
/** Whoever crosses a walk of theirs this near, metres, could have turned off there. */
const SHORTCUT_M = 0.5;

/** The ways of a place as far as a recorded walk shows them: along the walk, and across where it comes by itself again. */
export class RecordedWays {
  /** In the order of the walk, each apart from the one before it. */
  readonly places: readonly Vec3[];
  readonly #neighbours: readonly (readonly Neighbour[])[];

  /** @param walk positions in the order in which they were walked, world metres */
  constructor(walk: readonly Vec3[]) {
    const places: Vec3[] = [];
    for (const place of walk)
      if (places.length === 0 || distanceM(places[places.length - 1], place) >= APART_M) places.push(place);
    this.places = places;
    this.#neighbours = places.map((from, at) =>
      places.flatMap((to, other) => {
        const lengthM = distanceM(from, to);
        return other !== at && (Math.abs(other - at) === 1 || lengthM <= SHORTCUT_M)
          ? [{ place: other, lengthM }]
          : [];
      }),
    );
  }

  /** Place of the walk that is nearest to a position. */
  nearest(position: Vec3): number {
    let best = 0;
    for (let at = 1; at < this.places.length; at++)
      if (distanceM(this.places[at], position) < distanceM(this.places[best], position)) best = at;
    return best;
  }

  /** All shortest ways to a position. */
  to(position: Vec3): WaysTo {
    return new WaysTo(this, this.#neighbours, position);
  }
}

interface Neighbour {
  readonly place: number;
  readonly lengthM: number;
}

/** Shortest ways to one position (Dijkstra, over some hundred places). */
export class WaysTo {
  readonly #ways: RecordedWays;
  readonly #position: Vec3;
  /** By place: metres to the position, and where to go next; the place itself at the end. */
  readonly #lengthM: Float64Array;
  readonly #next: Int32Array;

  constructor(ways: RecordedWays, neighbours: readonly (readonly Neighbour[])[], position: Vec3) {
    const end = ways.nearest(position);
    this.#ways = ways;
    this.#position = position;
    this.#lengthM = new Float64Array(ways.places.length).fill(Number.POSITIVE_INFINITY);
    this.#next = Int32Array.from(ways.places, (_, at) => at);
    this.#lengthM[end] = distanceM(ways.places[end], position);
    const open = new Set(ways.places.keys());
    while (open.size > 0) {
      let nearest = -1;
      for (const at of open) if (nearest < 0 || this.#lengthM[at] < this.#lengthM[nearest]) nearest = at;
      open.delete(nearest);
      for (const { place, lengthM } of neighbours[nearest]) {
        const throughM = this.#lengthM[nearest] + lengthM;
        if (throughM >= this.#lengthM[place]) continue;
        this.#lengthM[place] = throughM;
        this.#next[place] = nearest;
      }
    }
  }

  /** Metres of the way from a position, as the crow flies where that is no detour from the walk. */
  lengthM(from: Vec3): number {
    const straightM = distanceM(from, this.#position);
    if (straightM <= SHORTCUT_M) return straightM;
    const at = this.#ways.nearest(from);
    return distanceM(from, this.#ways.places[at]) + this.#lengthM[at];
  }

  /** The places that one comes by from a position on, the end included. */
  from(position: Vec3): Vec3[] {
    if (distanceM(position, this.#position) <= SHORTCUT_M) return [this.#position];
    let at = this.#ways.nearest(position);
    const way = [this.#ways.places[at]];
    while (this.#next[at] !== at) {
      at = this.#next[at];
      way.push(this.#ways.places[at]);
    }
    return [...way, this.#position];
  }
}
