import { twistsBetween } from '@dreamwalk/control';
import type { PosedView, Start } from '@dreamwalk/environment';
import { type Assignment, runEpisode, type Task } from '@dreamwalk/evaluation';
import { guarded, type Policy, ReplayPolicy } from '@dreamwalk/policy';
import { createWorld, type VoxelWorld } from '@dreamwalk/simulator';
import type { WorldModel } from '@dreamwalk/world';
import { SimulatedPlace } from '../places/simulated-place.ts';
import { surveyTour } from '../places/survey-tour.ts';
import { frameLatent } from '../policies/frame-latent.ts';
import { CEILING_ID, isDreamer, type Suite } from '../suite/suite-schema.ts';
import { DreamBase, type EpisodeBase, RealBase } from './episode-base.ts';
import { type FinishedEpisode, finishedEpisode } from './finished-episode.ts';
import type { PlannedEpisode, PlannedUnit } from './plan-episodes.ts';

/** What every unit of a suite is run with. */
export interface UnitMakings {
  readonly suite: Suite;
  readonly model: WorldModel;
  readonly tasks: readonly Task[];
  /** By id, guarded; all but the ceiling. */
  readonly policies: ReadonlyMap<string, Policy>;
  readonly signal?: AbortSignal;
}

/** A start in one arm, prepared: episodes from it share the tour, which takes longest, and the noise. */
export class EvaluationUnit {
  readonly #unit: PlannedUnit;
  readonly #makings: UnitMakings;
  readonly #place: SimulatedPlace;
  readonly #start: Start;
  readonly #base: EpisodeBase;
  readonly #assignments = new Map<string, Assignment>();

  private constructor(
    unit: PlannedUnit,
    makings: UnitMakings,
    place: SimulatedPlace,
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
    const { suite, model } = makings;
    const world = createWorld(unit.worldSeed);
    const place = new SimulatedPlace(world, model.camera, unit.which);
    const start = startOf(unit, suite, world, place, model);
    const base =
      unit.arm === 'reality'
        ? new RealBase(world, model, start)
        : await DreamBase.prepare(model, suite, unit, start, makings.signal);
    return new EvaluationUnit(unit, makings, place, start, base);
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
  { arm }: PlannedUnit,
  { tourViews, policies }: Suite,
  world: VoxelWorld,
  place: SimulatedPlace,
  { camera }: WorldModel,
): Start {
  const pose = place.start;
  const here: PosedView = { frame: place.render(pose).frame, pose };
  if (arm === 'view' || (arm === 'reality' && !policies.some(isDreamer))) return { kind: 'view', view: here };
  return { kind: 'tour', views: [...surveyTour(world, camera, pose, tourViews), here], pose };
}
