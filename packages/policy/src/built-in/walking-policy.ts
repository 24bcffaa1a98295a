import { WALK_SPACE } from '@dreamwalk/control';
import type { ActionChunk, Policy, PolicyObservation, PolicyStart, Sense } from '../policy.ts';
import type { WalkAction } from './pace.ts';

/** Decides one frame at a time how to walk. */
export type WalkMind = (observation: PolicyObservation) => readonly WalkAction[];

/** A built-in policy: what it senses, and a new mind for every episode. */
export class WalkingPolicy implements Policy {
  readonly id: string;
  readonly senses: readonly Sense[];
  readonly actionSpace = WALK_SPACE;
  readonly #wake: (start: PolicyStart) => WalkMind;
  #mind: WalkMind = () => [];

  constructor(id: string, senses: readonly Sense[], wake: (start: PolicyStart) => WalkMind) {
    this.id = id;
    this.senses = senses;
    this.#wake = wake;
  }

  async reset(start: PolicyStart): Promise<void> {
    this.#mind = this.#wake(start);
  }

  async infer(observation: PolicyObservation): Promise<ActionChunk> {
    return { actions: this.#mind(observation) };
  }

  async dispose(): Promise<void> {}
}
