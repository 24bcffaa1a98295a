import type { RgbFrame, Snapshot } from '@dreamwalk/environment';
import type { BookmarkMark } from './protocol.ts';

/** A moment of the walk that somebody wants to come back to. */
export interface Bookmark {
  readonly id: number;
  readonly name: string;
  /** Its moment in the timeline, which may have been let go there; absent where it never was there. */
  readonly momentId?: number;
  readonly snapshot: Snapshot;
  readonly frame: RgbFrame;
}

/** What bookmarks need of the walk that they are of. */
export interface BookmarksOptions {
  /** Keeps the view of a moment from being forgotten, or no longer. */
  readonly anchor: (moment: Snapshot, anchored: boolean) => void;
  /** Told whenever they change. */
  readonly announce: (bookmarks: readonly BookmarkMark[]) => void;
}

/**
 * The bookmarks of a walk, each with its own hold on its moment, whose view stays in memory. The one removed last can be brought
 * back.
 */
export class Bookmarks {
  readonly #options: BookmarksOptions;
  #all: readonly Bookmark[] = [];
  #removed: Bookmark | undefined;
  #nextId = 0;

  constructor(options: BookmarksOptions) {
    this.#options = options;
  }

  /** In the order in which they were set. */
  get all(): readonly Bookmark[] {
    return this.#all;
  }

  find(id: number): Bookmark | undefined {
    return this.#all.find((bookmark) => bookmark.id === id);
  }

  hasMoment(momentId: number): boolean {
    return this.#all.some((bookmark) => bookmark.momentId === momentId);
  }

  /** Takes over the snapshots. */
  add(...bookmarks: readonly Omit<Bookmark, 'id'>[]): void {
    for (const { snapshot } of bookmarks) this.#options.anchor(snapshot, true);
    this.#change([...this.#all, ...bookmarks.map((bookmark) => ({ ...bookmark, id: this.#nextId++ }))]);
  }

  rename(id: number, name: string): void {
    this.#change(this.#all.map((bookmark) => (bookmark.id === id ? { ...bookmark, name } : bookmark)));
  }

  /** The moment of a bookmark was begun anew in the timeline. */
  moved(id: number, momentId: number): void {
    this.#all = this.#all.map((bookmark) => (bookmark.id === id ? { ...bookmark, momentId } : bookmark));
  }

  /** What is removed `bringBack` adds again. */
  remove(id: number): void {
    const bookmark = this.find(id);
    if (!bookmark) return;
    this.#removed?.snapshot.dispose();
    this.#removed = bookmark;
    this.#options.anchor(bookmark.snapshot, false);
    this.#change(this.#all.filter((other) => other !== bookmark));
  }

  /** Brings the one that was removed last back to its place. */
  bringBack(): void {
    const bookmark = this.#removed;
    if (!bookmark) return;
    this.#removed = undefined;
    this.#options.anchor(bookmark.snapshot, true);
    this.#change([...this.#all, bookmark].sort((a, b) => a.id - b.id));
  }

  /** Lets every moment go. */
  clear(): void {
    for (const { snapshot } of this.#all) snapshot.dispose();
    this.#removed?.snapshot.dispose();
    this.#removed = undefined;
    if (this.#all.length > 0) this.#change([]);
  }

  #change(bookmarks: readonly Bookmark[]): void {
    this.#all = bookmarks;
    this.#options.announce(
      bookmarks.map(({ id, name, snapshot: { frameIndex, pose }, frame }) => ({
        id,
        name,
        frameIndex,
        pose,
        frame,
      })),
    );
  }
}
