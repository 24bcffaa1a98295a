import type { Environment, Observation, Snapshot } from '@dreamwalk/environment';
import type { Pose } from '@dreamwalk/geometry';
import type { MemoryBank, MemoryState } from '../memory/memory-bank.ts';
import type { MemoryEntry } from '../memory/memory-entry.ts';
import type { StepRecord } from './step-record.ts';

/** Everything that the next frame of a rollout depends on, beside the memory. */
export interface Moment {
  readonly episode: number;
  readonly observation: Observation;
  readonly record: StepRecord;
  /** The frame just seen or dreamed; slot 1 of the next. */
  readonly previous: MemoryEntry;
}

/** A moment of one rollout with its memory, every entry of which stays alive until the snapshot is disposed. */
export class RolloutSnapshot implements Snapshot {
  /** The rollout that made it, and alone can restore it. */
  readonly owner: Environment;
  readonly moment: Moment;
  readonly bank: MemoryBank;
  #memory: MemoryState | null;

  constructor(owner: Environment, moment: Moment, bank: MemoryBank) {
    this.owner = owner;
    this.moment = moment;
    this.bank = bank;
    this.#memory = bank.capture();
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
