import { type Camera, type Pose, poseToMatrix } from '@dreamwalk/geometry';
import type { Compute, StoredView } from '@dreamwalk/inference';
import { type CoarseSurface, liftSurface } from './coarse-surface.ts';
import type { MemoryEntry, ViewOrigin } from './memory-entry.ts';
import { Redundancy, type RedundancyState } from './redundancy.ts';
import { ViewIndex } from './view-index.ts';

/** A view to remember. */
export interface NewMemory extends ViewOrigin {
  readonly view: StoredView;
  readonly pose: Pose;
  readonly generated: boolean;
  /** See `MemoryEntry`. */
  readonly latent?: Float32Array;
}

/** How a memory is laid out. */
export interface MemoryBankOptions {
  /** Side of the coarse grid that a view's surface is kept on. */
  readonly grid: number;
  /** Most views held, at least 1. Dreamed ones are evicted before real ones. */
  readonly budget: number;
}

/** A view of a memory that was saved. */
export interface SavedMemory extends NewMemory {
  readonly id: number;
  readonly anchored: boolean;
}

/** A moment of a memory that was saved. */
export interface SavedMemoryState {
  /** Which of the saved views were held, oldest first. */
  readonly places: readonly number[];
  readonly nextId: number;
}

/** The memory as it was at one moment; keeps what it needs alive until it is released. */
export interface MemoryState {
  readonly entries: readonly MemoryEntry[];
  readonly nextId: number;
  readonly redundancy: RedundancyState;
}

/** An entry as banks themselves see it. */
interface OwnedEntry extends MemoryEntry {
  /** Banks that it is in, and captured states. */
  holders: number;
  anchored: boolean;
}

/**
 * The views that a rollout remembers, oldest first. Banks own them: a view is released once it is neither in a bank nor
 * in a captured state.
 */
export class MemoryBank {
  /** Finds among `entries` as they are now; for `RetrievalQuery.index`. */
  readonly index = new ViewIndex();
  readonly #compute: Compute;
  readonly #camera: Camera;
  readonly #options: MemoryBankOptions;
  readonly #redundancy: Redundancy;
  #entries: OwnedEntry[] = [];
  #nextId = 0;

  constructor(compute: Compute, camera: Camera, options: MemoryBankOptions) {
    this.#compute = compute;
    this.#camera = camera;
    this.#options = options;
    this.#redundancy = new Redundancy(camera);
  }

  /** Oldest first. A new array after every change. */
  get entries(): readonly MemoryEntry[] {
    return this.#entries;
  }

  /** The entry with this id, if it is still held. */
  entry(id: number): MemoryEntry | undefined {
    return this.#entries.find((entry) => entry.id === id);
  }

  /**
   * Takes a view over and returns its entry. Where that exceeds the budget, another view goes: of the dreamed ones,
   * and of the real ones where there is no other dreamed one, the most redundant; anchored ones stay, even over budget.
   * Should the surface not be readable, the view stays the caller's.
   */
  async remember(memory: NewMemory): Promise<MemoryEntry> {
    const surface = await this.#surfaceOf(memory);
    const entry = newEntry({ ...memory, id: this.#nextId++, anchored: false }, surface);
    entry.holders = 1;
    this.#redundancy.added(entry);
    this.index.add(entry);
    this.#entries = [...this.#entries, entry];
    this.#evictOverBudget(entry);
    return entry;
  }

  /** Keeps a view from being forgotten, or no longer, in this memory and in every captured state and fork that has it. */
  anchor(entry: MemoryEntry, anchored: boolean): void {
    (entry as OwnedEntry).anchored = anchored;
  }

  /**
   * Takes over the views of a memory that was saved, and gives its moments, each as if captured. What is held now stays.
   * Should a surface not be readable, the views stay the caller's.
   */
  async load(views: readonly SavedMemory[], states: readonly SavedMemoryState[]): Promise<MemoryState[]> {
    const entries: OwnedEntry[] = [];
    for (const view of views) entries.push(newEntry(view, await this.#surfaceOf(view)));
    return states.map(({ places, nextId }) => {
      const held = places.map((place) => entries[place]);
      const redundancy = new Redundancy(this.#camera);
      for (const entry of held) {
        redundancy.added(entry);
        entry.holders++;
      }
      return { entries: held, nextId, redundancy: redundancy.capture() };
    });
  }

  /** The memory as it is now, every entry kept until `release`. */
  capture(): MemoryState {
    for (const entry of this.#entries) entry.holders++;
    return { entries: this.#entries, nextId: this.#nextId, redundancy: this.#redundancy.capture() };
  }

  /** Makes the memory what it was, here or in the bank that this one was forked from; what was remembered since is forgotten. */
  restore({ entries, nextId, redundancy }: MemoryState): void {
    const former = this.#entries;
    this.#entries = [...(entries as readonly OwnedEntry[])];
    this.#nextId = nextId;
    for (const entry of this.#entries) entry.holders++;
    for (const entry of former) this.#letGo(entry);
    this.#redundancy.restore(redundancy);
    this.index.replace(former, this.#entries);
  }

  /** Lets a captured state go. */
  release({ entries }: MemoryState): void {
    for (const entry of entries as readonly OwnedEntry[]) this.#letGo(entry);
  }

  /** Another memory of the same views; what either remembers or forgets from here on is its own. */
  fork(): MemoryBank {
    const other = new MemoryBank(this.#compute, this.#camera, this.#options);
    other.restore({ entries: this.#entries, nextId: this.#nextId, redundancy: this.#redundancy.capture() });
    return other;
  }

  /** Forgets everything. What snapshots still need stays alive for them. */
  clear(): void {
    this.restore({ entries: [], nextId: this.#nextId, redundancy: new Map() });
  }

  /** Whatever is captured, so that a walk is the same whether or not somebody took snapshots of it. */
  #evictOverBudget(newest: OwnedEntry): void {
    while (this.#entries.length > this.#options.budget) {
      const isSpared = (entry: MemoryEntry) => entry === newest || (entry as OwnedEntry).anchored;
      const victim = this.#redundancy.mostRedundant(isSpared) as OwnedEntry | null;
      if (!victim) return;
      this.#entries = this.#entries.toSpliced(this.#entries.indexOf(victim), 1);
      this.#redundancy.removed(victim);
      this.index.remove(victim);
      this.#letGo(victim);
    }
  }

  async #surfaceOf({ view, pose }: NewMemory): Promise<CoarseSurface> {
    const { grid } = this.#options;
    return liftSurface(this.#camera, pose, await this.#compute.pointGrid(view, grid), grid);
  }

  #letGo(entry: OwnedEntry): void {
    if (--entry.holders === 0) this.#compute.releaseView(entry.view);
  }
}

/** An entry that nobody holds yet. */
function newEntry(memory: SavedMemory, surface: CoarseSurface): OwnedEntry {
  return { ...memory, cameraToWorld: poseToMatrix(memory.pose), surface, holders: 0 };
}
