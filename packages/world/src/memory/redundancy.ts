import { type Pose, poseAngleRad, poseDistanceM } from '@dreamwalk/geometry';
import type { MemoryEntry } from './memory-entry.ts';

/** A step of a walk and a turn of the same weight: this far apart along either, two views are as different. */
const DISTANCE_M = 0.5;
const ANGLE_RAD = (20 * Math.PI) / 180;

/** An entry's nearest older one. */
interface NearestOlder {
  readonly older: MemoryEntry | null;
  readonly difference: number;
}

/**
 * Knows, for every entry, how different the most similar *older* one is. Among near-duplicates the older is kept: it
 * was dreamed from fewer dreams, so less error has gathered in it.
 */
export class Redundancy {
  readonly #nearest = new Map<MemoryEntry, NearestOlder>();

  /** @param older the entries before it */
  added(entry: MemoryEntry, older: readonly MemoryEntry[]): void {
    this.#nearest.set(entry, nearestOlder(entry, older));
  }

  /** @param left the entries without it, oldest first */
  removed(entry: MemoryEntry, left: readonly MemoryEntry[]): void {
    this.#nearest.delete(entry);
    for (const [at, other] of left.entries())
      if (this.#nearest.get(other)?.older === entry) this.added(other, left.slice(0, at));
  }

  /** Starts anew with these entries, oldest first. */
  rebuild(entries: readonly MemoryEntry[]): void {
    this.#nearest.clear();
    for (const [at, entry] of entries.entries()) this.added(entry, entries.slice(0, at));
  }

  /** Of these entries the one most like an older one, of equals the youngest; null where there is none. */
  mostRedundant<Entry extends MemoryEntry>(entries: readonly Entry[]): Entry | null {
    let best: Entry | null = null;
    let leastDifference = Number.POSITIVE_INFINITY;
    for (const entry of entries) {
      const { difference } = this.#nearest.get(entry)!;
      if (best && difference > leastDifference) continue;
      best = entry;
      leastDifference = difference;
    }
    return best;
  }
}

function nearestOlder(entry: MemoryEntry, older: readonly MemoryEntry[]): NearestOlder {
  let nearest: NearestOlder = { older: null, difference: Number.POSITIVE_INFINITY };
  for (const other of older) {
    const difference = poseDifference(entry.pose, other.pose);
    if (difference < nearest.difference) nearest = { older: other, difference };
  }
  return nearest;
}

function poseDifference(a: Pose, b: Pose): number {
  return Math.hypot(poseDistanceM(a, b) / DISTANCE_M, poseAngleRad(a, b) / ANGLE_RAD);
}
