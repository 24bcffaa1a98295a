import { NOTHING } from './companion.ts';
import type { EngineEvent, EngineState } from './protocol.ts';

/** Knows what the engine is doing, and tells it whenever it changes. */
export class StateAnnouncer {
  readonly #emit: (event: EngineEvent) => void;
  #state: EngineState = {
    paused: false,
    walking: false,
    recording: false,
    memoryPolicy: 'coverage',
    driver: 'person',
    beside: NOTHING,
  };

  constructor(emit: (event: EngineEvent) => void) {
    this.#emit = emit;
  }

  get state(): EngineState {
    return this.#state;
  }

  set(change: Partial<EngineState>): void {
    const entries = Object.entries(change) as [keyof EngineState, EngineState[keyof EngineState]][];
    if (entries.every(([key, value]) => this.#state[key] === value)) return;
    this.#state = { ...this.#state, ...change };
    this.#emit({ type: 'state', state: this.#state });
  }
}
