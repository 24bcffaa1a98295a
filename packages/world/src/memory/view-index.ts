import { BallIndex } from './ball-index.ts';
import { BY_PLACE, BY_TURN } from './camera-metrics.ts';
import { directionKey, FAR_M, surfaceKey } from './cell-key.ts';
import { CellLists } from './cell-lists.ts';
import type { MemoryEntry } from './memory-entry.ts';

/**
 * Finds the views of a large memory that saw a piece of surface, or whose cameras are like another, without looking at the
 * others. By surface, real and dreamed views are kept apart, because a policy that prefers real ones needs candidates of both.
 */
export class ViewIndex {
  /** Real views by the cells that their points are in. */
  readonly real = new CellLists();
  /** Dreamed views by the cells that their points are in. */
  readonly dreamed = new CellLists();
  /** All views by where they were taken from. */
  readonly byPlace = new BallIndex(BY_PLACE);
  /** All views by how their cameras are turned. */
  readonly byTurn = new BallIndex(BY_TURN);

  /** Adds a view that it does not hold yet. */
  add(entry: MemoryEntry): void {
    const lists = this.#listsOf(entry);
    for (const key of keysOf(entry)) lists.add(key, entry);
    this.byPlace.add(entry);
    this.byTurn.add(entry);
  }

  /** Removes a view that it holds. */
  remove(entry: MemoryEntry): void {
    const lists = this.#listsOf(entry);
    for (const key of keysOf(entry)) lists.remove(key, entry);
    this.byPlace.remove(entry);
    this.byTurn.remove(entry);
  }

  /** Goes from holding the views of `former` to holding those of `entries`; what is in both stays as it is. */
  replace(former: readonly MemoryEntry[], entries: readonly MemoryEntry[]): void {
    const before = new Set(former);
    const after = new Set(entries);
    // First what goes: a view that comes back may bear the id of one that came since.
    for (const entry of former) if (!after.has(entry)) this.remove(entry);
    for (const entry of entries) if (!before.has(entry)) this.add(entry);
  }

  #listsOf({ generated }: MemoryEntry): CellLists {
    return generated ? this.dreamed : this.real;
  }
}

/** The cells of everything a view saw. */
function keysOf({ surface: { points, depthM }, pose: { translation: eye } }: MemoryEntry): Set<number> {
  const keys = new Set<number>();
  for (let cell = 0; cell < depthM.length; cell++) {
    const x = points[3 * cell];
    const y = points[3 * cell + 1];
    const z = points[3 * cell + 2];
    if (depthM[cell] < FAR_M) keys.add(surfaceKey(x, y, z));
    else {
      const distanceM = Math.sqrt((x - eye[0]) ** 2 + (y - eye[1]) ** 2 + (z - eye[2]) ** 2);
      keys.add(directionKey((x - eye[0]) / distanceM, (y - eye[1]) / distanceM, (z - eye[2]) / distanceM));
    }
  }
  return keys;
}
