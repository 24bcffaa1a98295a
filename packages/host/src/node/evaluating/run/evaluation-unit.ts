import { twistsBetween } from '@dreamwalk/control';
import type { Observation, PosedView, Start } from '@dreamwalk/environment';
import {
  type Assignment,
  type FrameEncoder,
  type JudgedEnvironment,
  runEpisode,
  type Task,
} from '@dreamwalk/evaluation';
import type { Pose } from '@dreamwalk/geometry';
import { guarded, type Policy, ReplayPolicy } from '@dreamwalk/policy';
import { createWorld, SimulatorEnvironment, type VoxelWorld } from '@dreamwalk/simulator';
import { createRollout, SolidRollout, type WorldModel } from '@dreamwalk/world';
import { SimulatedPlace } from '../places/simulated-place.ts';
import { surveyTour } from '../places/survey-tour.ts';
import { CEILING_ID, isDreamer, type Suite } from '../suite/suite-schema.ts';
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
  readonly #base: Base;
  readonly #assignments = new Map<string, Assignment>();

  private constructor(
    unit: PlannedUnit,
    makings: UnitMakings,
    place: SimulatedPlace,
    start: Start,
    base: Base,
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
        encoder: encoderOf(model),
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

/** Where the episodes of a unit set out from. */
interface Base {
  begin(planned: PlannedEpisode): Promise<{ environment: JudgedEnvironment; first: Observation }>;
  dispose(): Promise<void>;
}

class DreamBase implements Base {
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

  async begin({ seed, sample }: PlannedEpisode) {
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

class RealBase implements Base {
  readonly #world: VoxelWorld;
  readonly #model: WorldModel;
  readonly #start: Start;

  constructor(world: VoxelWorld, model: WorldModel, start: Start) {
    this.#world = world;
    this.#model = model;
    this.#start = start;
  }

  async begin() {
    const environment = new SimulatorEnvironment(this.#world, this.#model.camera, { solid: true });
    return { environment, first: await environment.reset(this.#start) };
  }

  async dispose(): Promise<void> {}
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

function encoderOf(model: WorldModel): FrameEncoder {
  return {
    async encode(frame) {
      const { view, latent } = await model.encodeView(frame, LEVEL);
      model.runtime.compute.releaseView(view);
      return latent;
    },
  };
}

/** The camera of a picture that nobody knows the camera of. */
const LEVEL: Pose = { rotation: [0, 0, 0, 1], translation: [0, 0, 0] };
