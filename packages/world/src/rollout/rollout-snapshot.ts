import type { Environment, Snapshot } from '@dreamwalk/environment';
import type { Pose } from '@dreamwalk/geometry';
import type { MemoryBank, MemoryState } from '../memory/memory-bank.ts';
import type { Moment } from './moment.ts';

/** A moment of one rollout with its memory, every entry of which stays alive until the snapshot is disposed. */
export class RolloutSnapshot implements Snapshot {
  /** The rollout that made it, and alone can restore it. */
  readonly owner: Environment;
  readonly moment: Moment;
  readonly bank: MemoryBank;
  #memory: MemoryState | null;

  /** @param memory a captured state of the bank, which the snapshot releases; default: as it is now */
  constructor(owner: Environment, moment: Moment, bank: MemoryBank, memory: MemoryState = bank.capture()) {
    this.owner = owner;
    this.moment = moment;
    this.bank = bank;
    this.#memory = memory;
  }

  get frameIndex(): number {
    return this.moment.observation.frameIndex;
  }

  get pose(): Pose {
    return this.moment.observation.pose;
  }

  /** The captured memory; null once the snapshot is disposed. */
  get memory(): MemoryState | null {
    return this.#memory;
  }

  /** Gives back what it pins. Safe to call twice. */
  dispose(): void {
    if (this.#memory) this.bank.release(this.#memory);
    this.#memory = null;
  }
}
