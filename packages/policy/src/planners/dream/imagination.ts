import { imagine, type TaskOptions } from '@dreamwalk/environment';
import type { Pose } from '@dreamwalk/geometry';
import type { StepCounter } from './budget.ts';
import type { LatentView, PlannerDream } from './planner-dream.ts';

/** A planner's world model at one moment of an episode, as far as the budget goes. */
export class Imagination {
  readonly #dream: PlannerDream;
  readonly #counter: StepCounter;
  readonly #options: TaskOptions;

  constructor(dream: PlannerDream, counter: StepCounter, options: TaskOptions) {
    this.#dream = dream;
    this.#counter = counter;
    this.#options = options;
  }

  /** Steps that may still be run before the next chunk. */
  get stepsLeft(): number {
    return this.#counter.left;
  }

  get signal(): AbortSignal | undefined {
    return this.#options.signal;
  }

  /**
   * Looks from poses, each one step away from the moment at hand: a model that is conditioned on the pose need not be led
   * there frame by frame.
   *
   * @param poses camera-to-world, the most wanted first
   * @returns the views of the first of them, as many as the budget allows
   */
  async look(poses: readonly Pose[]): Promise<LatentView[]> {
    const affordable = poses.slice(0, this.stepsLeft);
    if (affordable.length === 0) return [];
    this.#counter.spend(affordable.length);
    const from = await this.#dream.snapshot();
    try {
      const imagined = await imagine(
        this.#dream,
        from,
        affordable.map((pose) => [{ kind: 'pose', pose }]),
        this.#options,
      );
      return imagined.map(([view]) => view);
    } finally {
      from.dispose();
    }
  }
}
