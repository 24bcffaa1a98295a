import type { Camera } from '@dreamwalk/geometry';
import { PLACE_CELL_M } from './cell-key.ts';
import type { MemoryEntry } from './memory-entry.ts';
import { PlaceIndex } from './place-index.ts';
import { pointsSeenBy } from './shared-sight.ts';

/** Views farther apart than this, or turned more, are not asked whether one can stand in for the other. */
const NEAR_M = PLACE_CELL_M;
const NEAR_RAD = (40 * Math.PI) / 180;
/** Two views are near-duplicates where each saw this share of the other's points well: turned by 10° or less. */
const DUPLICATE_SHARE = 7 / 8;

/** How much of what a view saw would be lost with it. Never changed, so that a captured one stays what it was. */
interface Share {
  /** [n · n] how many other views saw each point of the coarse surface well. */
  readonly witnesses: Uint16Array;
  /** Points without a witness. */
  readonly lost: number;
}

/** What is known at one moment, oldest view first. */
export type RedundancyState = ReadonlyMap<MemoryEntry, Share>;

/**
 * Knows, for every remembered view, how much of its surface no other view saw as well: what a memory loses with it. A
 * dreamed view never stands in for a real one. What is known depends on the views held alone, not on how the memory
 * came to hold them.
 */
export class Redundancy {
  readonly #camera: Camera;
  readonly #places = new PlaceIndex();
  #shares = new Map<MemoryEntry, Share>();

  constructor(camera: Camera) {
    this.#camera = camera;
  }

  /** Takes a view into account that is younger than all others. */
  added(entry: MemoryEntry): void {
    const witnesses = new Uint16Array(entry.surface.depthM.length);
    for (const other of this.#near(entry)) {
      if (mayStandIn(other, entry))
        for (const point of pointsSeenBy(this.#camera, entry, other)) witnesses[point]++;
      if (mayStandIn(entry, other)) this.#recount(other, entry, 1);
    }
    this.#shares.set(entry, shareOf(witnesses));
    this.#places.add(entry);
  }

  /** Leaves a view out of account. */
  removed(entry: MemoryEntry): void {
    this.#shares.delete(entry);
    this.#places.remove(entry);
    for (const other of this.#near(entry)) if (mayStandIn(entry, other)) this.#recount(other, entry, -1);
  }

  /** What is known now. */
  capture(): RedundancyState {
    return new Map(this.#shares);
  }

  /** Knows again what was known. */
  restore(state: RedundancyState): void {
    // First what goes: a view that comes back may bear the id of one that came since.
    for (const entry of this.#shares.keys()) if (!state.has(entry)) this.#places.remove(entry);
    for (const entry of state.keys()) if (!this.#shares.has(entry)) this.#places.add(entry);
    this.#shares = new Map(state);
  }

  /**
   * The view to forget: of the dreamed ones, and of the real ones where there is no dreamed one, the one with which the
   * least is lost, of equals the youngest. Where that has younger near-duplicates, the youngest of these goes in its
   * stead: the older was dreamed from fewer dreams, so less error has gathered in it.
   *
   * @param isSpared whether a view is not to be forgotten
   * @returns null where there is no other
   */
  mostRedundant(isSpared: (entry: MemoryEntry) => boolean): MemoryEntry | null {
    let best: MemoryEntry | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (const [entry, { lost }] of this.#shares) {
      if (isSpared(entry)) continue;
      const isBetter = best?.generated === entry.generated ? lost <= least : best === null || entry.generated;
      if (!isBetter) continue;
      best = entry;
      least = lost;
    }
    return best && this.#youngestDuplicate(best, isSpared);
  }

  #youngestDuplicate(entry: MemoryEntry, isSpared: (entry: MemoryEntry) => boolean): MemoryEntry {
    const duplicates = this.#near(entry).filter(
      (other) =>
        !isSpared(other) &&
        other.id > entry.id &&
        other.generated === entry.generated &&
        this.#showsMostOf(other, entry) &&
        this.#showsMostOf(entry, other),
    );
    return duplicates.reduce((youngest, other) => (other.id > youngest.id ? other : youngest), entry);
  }

  #showsMostOf(witness: MemoryEntry, entry: MemoryEntry): boolean {
    const { length } = pointsSeenBy(this.#camera, entry, witness);
    return length >= DUPLICATE_SHARE * entry.surface.depthM.length;
  }

  #near({ pose }: MemoryEntry): MemoryEntry[] {
    return this.#places.near(pose, NEAR_M, NEAR_RAD);
  }

  /** Counts one witness more, or one fewer, of what it saw of an entry. */
  #recount(entry: MemoryEntry, witness: MemoryEntry, by: 1 | -1): void {
    const seen = pointsSeenBy(this.#camera, entry, witness);
    if (seen.length === 0) return;
    const witnesses = this.#shares.get(entry)!.witnesses.slice();
    for (const point of seen) witnesses[point] += by;
    this.#shares.set(entry, shareOf(witnesses));
  }
}

function mayStandIn(other: MemoryEntry, entry: MemoryEntry): boolean {
  return entry.generated || !other.generated;
}

function shareOf(witnesses: Uint16Array): Share {
  let lost = 0;
  for (const count of witnesses) if (count === 0) lost++;
  return { witnesses, lost };
}
