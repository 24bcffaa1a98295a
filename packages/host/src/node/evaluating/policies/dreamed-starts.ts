import type { Observation, Start, TaskOptions } from '@dreamwalk/environment';
import { createRollout, type Rollout, type WorldModel } from '@dreamwalk/world';

/** A rollout that stands at a start. */
export interface StandingRollout {
  /** The caller's to dispose. */
  readonly rollout: Rollout;
  readonly first: Observation;
}

/**
 * Rollouts for planners to dream with. The views of a tour take seconds to remember, so the last start is kept, and whoever begins
 * there again, another planner of the same suite too, goes on from it. The noise is the same in every episode.
 */
export class DreamedStarts {
  readonly #model: WorldModel;
  #kept: (StandingRollout & { readonly start: Start }) | null = null;

  /** @param model stays the caller's, to be disposed after this */
  constructor(model: WorldModel) {
    this.#model = model;
  }

  get model(): WorldModel {
    return this.#model;
  }

  /** @throws StartError where a view does not fit the model */
  async begin(start: Start, options?: TaskOptions): Promise<StandingRollout> {
    if (this.#kept?.start !== start) {
      await this.dispose();
      const rollout = createRollout(this.#model, { seed: 0 });
      this.#kept = { start, rollout, first: await rollout.reset(start, options) };
    }
    return { rollout: this.#kept.rollout.fork(), first: this.#kept.first };
  }

  /** Forgets the last start; rollouts that set out from it go on. Safe to call twice. */
  async dispose(): Promise<void> {
    await this.#kept?.rollout.dispose();
    this.#kept = null;
  }
}
