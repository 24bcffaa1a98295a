import type { MemoryMark, RetrievedView } from './protocol.ts';

/** What a studio has to be told after a frame. */
export interface MemoryChange {
  readonly added: readonly MemoryMark[];
  readonly removed: readonly number[];
  /** Retrieved entries whose picture has not been sent yet. */
  readonly unseen: readonly number[];
}

/** Remembers what a studio knows about the memory, so that only changes cross over. */
export class MemoryDiff {
  #known = new Map<number, MemoryMark>();
  readonly #pictured = new Set<number>();
  #generated = 0;

  /** The memory was filled anew and sent whole. */
  replace(marks: readonly MemoryMark[]): void {
    this.#known = new Map(marks.map((mark) => [mark.entryId, mark]));
    this.#pictured.clear();
    this.#generated = marks.filter((mark) => mark.generated).length;
  }

  /** How many views are remembered, seen and dreamed. */
  get size(): { readonly real: number; readonly generated: number } {
    return { real: this.#known.size - this.#generated, generated: this.#generated };
  }

  /**
   * Compares with the memory after a frame, and takes that as known from now on. On another branch of the walk another view may
   * bear the number of one that is known: that one is removed, and the other added.
   */
  advance(marks: readonly MemoryMark[], retrieved: readonly RetrievedView[]): MemoryChange {
    const added = marks.filter(({ entryId, pose }) => this.#known.get(entryId)?.pose !== pose);
    const isGrown = this.#known.size + added.length === marks.length;
    const removed = isGrown ? [] : this.#missing(marks);
    for (const entryId of removed) this.#remove(entryId);
    for (const mark of added) this.#add(mark);
    const unseen = retrieved.map((view) => view.entryId).filter((id) => !this.#pictured.has(id));
    for (const entryId of unseen) this.#pictured.add(entryId);
    return { added, removed, unseen };
  }

  #missing(marks: readonly MemoryMark[]): number[] {
    const present = new Map(marks.map(({ entryId, pose }) => [entryId, pose]));
    return [...this.#known]
      .filter(([entryId, { pose }]) => present.get(entryId) !== pose)
      .map(([entryId]) => entryId);
  }

  #add(mark: MemoryMark): void {
    this.#known.set(mark.entryId, mark);
    if (mark.generated) this.#generated++;
  }

  #remove(entryId: number): void {
    if (this.#known.get(entryId)?.generated) this.#generated--;
    this.#known.delete(entryId);
    this.#pictured.delete(entryId);
  }
}
