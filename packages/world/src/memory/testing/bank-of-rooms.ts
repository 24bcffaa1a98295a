import type { Compute, StoredView } from '@dreamwalk/inference';
import { camera } from '../../testing/fake-entries.ts';
import { MemoryBank } from '../memory-bank.ts';
import type { MemoryEntry } from '../memory-entry.ts';

/** A memory of views of walled rooms, which have surfaces but no pictures. */
export class BankOfRooms {
  readonly bank: MemoryBank;
  readonly #surfaces = new Map<StoredView, Float32Array>();

  constructor(budget: number) {
    const compute: Pick<Compute, 'pointGrid' | 'releaseView'> = {
      pointGrid: async (view) => this.#surfaces.get(view)!,
      releaseView: (view) => void this.#surfaces.delete(view),
    };
    this.bank = new MemoryBank(compute as Compute, camera, { grid: 16, budget });
  }

  /** Views that are not released. */
  get viewsAlive(): number {
    return this.#surfaces.size;
  }

  /** Remembers what this view saw. */
  add({ view, pose, generated, frameIndex, surface }: MemoryEntry): Promise<MemoryEntry> {
    this.#surfaces.set(view, surface.depthM);
    return this.bank.remember({ view, pose, generated, frameIndex });
  }
}
