import { twistsBetween } from '@dreamwalk/control';
import type { Start } from '@dreamwalk/environment';
import {
  type Assignment,
  type DreamProbe,
  type ImaginedArm,
  probeDream,
  probeWalk,
  runEpisode,
  type Task,
} from '@dreamwalk/evaluation';
import { guarded, type Policy, ReplayPolicy } from '@dreamwalk/policy';
import type { WorldModel } from '@dreamwalk/world';
import type { EvaluatedPlace } from '../places/evaluated-place.ts';
import type { PlaceOpener } from '../places/place-opener.ts';
import { frameLatent } from '../policies/frame-latent.ts';
import { CEILING_ID, isDreamer, type Suite } from '../suite/suite-schema.ts';
import { DreamBase, type EpisodeBase, RealBase } from './episode-base.ts';
import { type FinishedEpisode, finishedEpisode } from './finished-episode.ts';
import type { PlannedEpisode, PlannedUnit } from './plan-episodes.ts';

/** What every unit of a suite is run with. */
export interface UnitMakings {
  readonly suite: Suite;
  readonly model: WorldModel;
  readonly places: PlaceOpener;
  readonly tasks: readonly Task[];
  /** By id, guarded; all but the ceiling. */
  readonly policies: ReadonlyMap<string, Policy>;
  readonly signal?: AbortSignal;
}

/** A start in one arm, prepared: episodes from it share the tour, which takes longest, and the noise. */
export class EvaluationUnit {
  readonly #unit: PlannedUnit;
  readonly #makings: UnitMakings;
  readonly #place: EvaluatedPlace;
  readonly #start: Start;
  readonly #base: EpisodeBase;
  readonly #assignments = new Map<string, Assignment>();

  private constructor(
    unit: PlannedUnit,
    makings: UnitMakings,
    place: EvaluatedPlace,
    start: Start,
    base: EpisodeBase,
  ) {
    this.#unit = unit;
    this.#makings = makings;
    this.#place = place;
    this.#start = start;
    this.#base = base;
  }

  /** Surveys the place and has the dream remember it. */
  static async prepare(unit: PlannedUnit, makings: UnitMakings): Promise<EvaluationUnit> {
    const { suite, model, places } = makings;
    const place = await places.open(unit);
    const start = startOf(unit, suite, place);
    const base =
      unit.arm === 'reality'
        ? new RealBase(place, start)
        : await DreamBase.prepare(model, suite, unit, start, makings.signal);
    return new EvaluationUnit(unit, makings, place, start, base);
  }

  /** Replays the walk of one who knows the place in a fork of the dream; episodes notice nothing of it. */
  async probe(): Promise<DreamProbe> {
    const { suite, model, signal } = this.#makings;
    const { arm, startIndex, shift } = this.#unit;
    const place = this.#place;
    const { environment, first } = await this.#base.begin({ seed: suite.seeds[0], sample: 0 });
    try {
      const findings = await probeDream({
        environment,
        first,
        walk: probeWalk(place.walkAbout(suite.steps), suite.steps),
        encoder: { encode: (frame) => frameLatent(model, frame) },
        // A recording has pictures from where it went alone.
        picture: place.reality && ((pose) => place.picture(pose)),
        signal,
      });
      return { arm: arm as ImaginedArm, startIndex, ...(shift && { shift }), ...findings };
    } finally {
      await environment.dispose();
    }
  }

  /** @throws TaskError where the place has no room for the task */
  async run(planned: PlannedEpisode): Promise<FinishedEpisode> {
    const { suite, model, signal } = this.#makings;
    const assignment = this.#assign(planned.task);
    const { environment, first } = await this.#base.begin(planned);
    try {
      const outcome = await runEpisode({
        environment,
        first,
        assignment,
        policy: this.#policy(planned.policy, assignment),
        encoder: { encode: (frame) => frameLatent(model, frame) },
        seed: planned.seed,
        episode: planned.startIndex,
        mostSteps: suite.steps,
        start: this.#start,
        signal,
      });
      return finishedEpisode(planned, this.#unit, assignment, outcome);
    } finally {
      await environment.dispose();
    }
  }

  dispose(): Promise<void> {
    return this.#base.dispose();
  }

  #assign(taskId: string): Assignment {
    let assignment = this.#assignments.get(taskId);
    if (!assignment) {
      const { suite, tasks } = this.#makings;
      assignment = tasks.find(({ id }) => id === taskId)!.assign(this.#place, suite.steps);
      this.#assignments.set(taskId, assignment);
    }
    return assignment;
  }

  #policy(id: string, { demonstration }: Assignment): Policy {
    if (id !== CEILING_ID) return this.#makings.policies.get(id)!;
    return guarded(new ReplayPolicy(id, () => twistsBetween(demonstration)));
  }
}

/** What is known of the place beforehand. In reality nobody needs to know more than there is to see, but planners dream there too. */
export function startOf(
  { arm }: Pick<PlannedUnit, 'arm'>,
  { tourViews, policies }: Suite,
  place: EvaluatedPlace,
): Start {
  const isLoneView = arm === 'view' || (arm === 'reality' && !policies.some(isDreamer));
  return isLoneView ? place.viewStart() : place.tourStart(tourViews);
}
