import type { Observation, Start } from '@dreamwalk/environment';
import type { JudgedEnvironment } from '@dreamwalk/evaluation';
import { createRollout, SolidRollout, type WorldModel } from '@dreamwalk/world';
import type { EvaluatedPlace } from '../places/evaluated-place.ts';
import type { Suite } from '../suite/suite-schema.ts';
import type { PlannedEpisode, PlannedUnit } from './plan-episodes.ts';

/** Where the episodes of a unit set out from. */
export interface EpisodeBase {
  begin(
    noise: Pick<PlannedEpisode, 'seed' | 'sample'>,
  ): Promise<{ environment: JudgedEnvironment; first: Observation }>;
  dispose(): Promise<void>;
}

/** A dream that has begun: every episode is a fork of it. */
export class DreamBase implements EpisodeBase {
  readonly #dream: Forkable;
  readonly #first: Observation;

  private constructor(dream: Forkable, first: Observation) {
    this.#dream = dream;
    this.#first = first;
  }

  static async prepare(
    model: WorldModel,
    suite: Suite,
    unit: PlannedUnit,
    start: Start,
    signal?: AbortSignal,
  ): Promise<DreamBase> {
    const rollout = createRollout(model, { seed: suite.seeds[0], episode: unit.startIndex });
    const dream = suite.solid ? new SolidRollout(rollout) : rollout;
    return new DreamBase(dream, await dream.reset(start, { signal }));
  }

  async begin({ seed, sample }: Pick<PlannedEpisode, 'seed' | 'sample'>) {
    return { environment: this.#dream.fork({ seed, sample }), first: this.#first };
  }

  dispose(): Promise<void> {
    return this.#dream.dispose();
  }
}

/** A dream that others can go on from. */
interface Forkable extends JudgedEnvironment {
  fork(otherwise: { readonly seed: number; readonly sample: number }): JudgedEnvironment;
}

/** The place itself: every episode begins anew. */
export class RealBase implements EpisodeBase {
  readonly #place: EvaluatedPlace;
  readonly #start: Start;

  /** @param place one that has a reality, as suites make sure */
  constructor(place: EvaluatedPlace, start: Start) {
    this.#place = place;
    this.#start = start;
  }

  async begin() {
    const environment = this.#place.reality!();
    return { environment, first: await environment.reset(this.#start) };
  }

  async dispose(): Promise<void> {}
}
