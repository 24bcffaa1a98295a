import type { MemoryEntry } from './memory-entry.ts';

/**
 * The remembered views that belong to each cell of an index, oldest first, whatever the order they came in: equal
 * memories have equal lists.
 */
export class CellLists {
  readonly #lists = new Map<number, MemoryEntry[]>();

  /** The views that belong to this cell, oldest first; undefined where there is none. */
  at(key: number): readonly MemoryEntry[] | undefined {
    return this.#lists.get(key);
  }

  /** The keys of all cells that a view belongs to, ascending. */
  keys(): number[] {
    return [...this.#lists.keys()].sort((a, b) => a - b);
  }

  /** Adds a view to a cell that it does not belong to yet. */
  add(key: number, entry: MemoryEntry): void {
    const list = this.#lists.get(key);
    if (!list) this.#lists.set(key, [entry]);
    else if (list[list.length - 1].id < entry.id) list.push(entry);
    else list.splice(placeOf(list, entry.id), 0, entry);
  }

  /** Removes a view from a cell that it belongs to. */
  remove(key: number, entry: MemoryEntry): void {
    const list = this.#lists.get(key)!;
    if (list.length === 1) this.#lists.delete(key);
    else list.splice(placeOf(list, entry.id), 1);
  }
}

/** Where the first view of at least this id is, in a list that has one, oldest first. */
export function placeOf(list: readonly MemoryEntry[], id: number): number {
  let low = 0;
  let high = list.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle].id < id) low = middle + 1;
    else high = middle;
  }
  return low;
}
