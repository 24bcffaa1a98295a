import type { PosedView, RgbFrame, Snapshot, TaskOptions } from '@dreamwalk/environment';
import type { Pose } from '@dreamwalk/geometry';
import type { DreamOptions, DreamRollout, DreamStep, TruthWorld } from './capabilities.ts';
import { type SuiteOptions, withRollout } from './suite.ts';

/** A place that is known from a tour. */
export interface TouredPlace {
  readonly world: TruthWorld;
  readonly tour: readonly PosedView[];
}

/** A step of a walk, as it was dreamed and as it truly looks. */
export interface WalkedStep {
  readonly dreamed: RgbFrame;
  readonly truth: RgbFrame;
  /** The true frame one step before. */
  readonly previousTruth: RgbFrame;
  /** About the dreamed frame. */
  readonly dreamStep: DreamStep | null;
}

/** Tells how many of the steps are done. */
type ReportSteps = (done: number, total: number) => void;

/** A rollout that remembers a tour, which takes long, to set out from as often as is liked. */
export class TouredRollout {
  readonly #world: TruthWorld;
  readonly #rollout: DreamRollout;
  readonly #toured: Snapshot;
  readonly #options: TaskOptions;

  /** @param toured the rollout as it was after the tour */
  constructor(world: TruthWorld, rollout: DreamRollout, toured: Snapshot, options: TaskOptions) {
    this.#world = world;
    this.#rollout = rollout;
    this.#toured = toured;
    this.#options = options;
  }

  /**
   * Dreams a walk and hands over every step but the start; dreamed frames are remembered too, those of an earlier walk
   * are forgotten.
   *
   * @param walk from the pose at which the tour ended
   * @param reconstruct ask for the autoencoder's ceiling of every step
   */
  async walk(
    walk: readonly Pose[],
    reconstruct: boolean,
    report: ReportSteps,
    use: (step: WalkedStep) => void,
  ): Promise<void> {
    await this.#rollout.restore(this.#toured, this.#options);
    let previousTruth = this.#world.render(walk[0]).frame;
    for (let step = 1; step < walk.length; step++) {
      report(step - 1, walk.length - 1);
      const truth = this.#world.render(walk[step]).frame;
      use(await this.#step(walk[step], previousTruth, truth, reconstruct));
      previousTruth = truth;
    }
  }

  /**
   * Dreams single steps of a walk, evenly spread: the memory holds the tour, the previous frame is the true one, and what
   * was dreamed before is forgotten.
   *
   * @param targets how many; fewer than the walk has poses
   */
  async singleSteps(
    walk: readonly Pose[],
    targets: number,
    report: ReportSteps,
    use: (step: WalkedStep) => void,
  ): Promise<void> {
    for (let target = 0; target < targets; target++) {
      report(target, targets);
      const at = Math.floor(((target + 1) * (walk.length - 1)) / targets);
      const previousTruth = this.#world.render(walk[at - 1]).frame;
      const truth = this.#world.render(walk[at]).frame;
      await this.#rollout.restore(this.#toured, this.#options);
      await this.#rollout.observe({ frame: previousTruth, pose: walk[at - 1] }, this.#options);
      use(await this.#step(walk[at], previousTruth, truth, true));
    }
  }

  async #step(
    pose: Pose,
    previousTruth: RgbFrame,
    truth: RgbFrame,
    reconstruct: boolean,
  ): Promise<WalkedStep> {
    const { frame } = await this.#rollout.step(
      { kind: 'pose', pose },
      { signal: this.#options.signal, trueFrame: reconstruct ? truth : undefined },
    );
    return { dreamed: frame, truth, previousTruth, dreamStep: this.#rollout.lastStep };
  }
}

/** Has a rollout see a tour that ends at a pose, and opens it for the length of `use`. */
export async function withTour<Result>(
  { world, tour }: TouredPlace,
  pose: Pose,
  dream: DreamOptions,
  options: SuiteOptions,
  use: (rollout: TouredRollout) => Promise<Result>,
): Promise<Result> {
  return withRollout(options.imagination, dream, async (rollout) => {
    await rollout.reset({ kind: 'tour', views: tour, pose }, options);
    const toured = await rollout.snapshot();
    try {
      return await use(new TouredRollout(world, rollout, toured, options));
    } finally {
      toured.dispose();
    }
  });
}
