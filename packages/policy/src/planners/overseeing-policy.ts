import { type ActionSpace, TWIST_SPACE, twistsBetween } from '@dreamwalk/control';
import type { TaskOptions } from '@dreamwalk/environment';
import type { Pose } from '@dreamwalk/geometry';
import { checkChunk } from '../guard/check-chunk.ts';
import { sensedObservation, sensedStart } from '../guard/sensed-only.ts';
import type { ActionChunk, Policy, PolicyObservation, PolicyStart, Sense } from '../policy.ts';
import type { PlannerBudget } from './dream/budget.ts';
import { DreamedPlace } from './dream/dreamed-place.ts';
import type { LatentView, PlannerDream } from './dream/planner-dream.ts';
import { unfold } from './search/candidate.ts';

/** What an overseer is made of. */
export interface OverseerOptions {
  /** Whose chunks are overseen; shown no more than it senses, and disposed with the overseer. */
  readonly policy: Policy;
  /** The overseer's own; disposed with it. */
  readonly dream: PlannerDream;
  readonly budget: PlannerBudget;
}

/** A policy whose chunks are looked over in imagination before they are carried out, frame by frame as body twists. */
export abstract class OverseeingPolicy implements Policy {
  readonly id: string;
  readonly senses: readonly Sense[];
  readonly actionSpace: ActionSpace = TWIST_SPACE;
  protected readonly place: DreamedPlace;
  readonly #policy: Policy;

  /**
   * @param id what is done to the chunks
   * @param senses what it takes to do that
   * @throws PolicyLoadError where the budget is none
   */
  protected constructor(id: string, senses: readonly Sense[], { policy, dream, budget }: OverseerOptions) {
    this.id = `${id}(${policy.id})`;
    this.senses = [...new Set([...policy.senses, ...senses])];
    this.#policy = policy;
    this.place = new DreamedPlace(dream, budget);
  }

  async reset(start: PolicyStart, options: TaskOptions = {}): Promise<void> {
    await this.#policy.reset(sensedStart(start, this.#policy.senses), options);
    await this.place.reset(start, options);
  }

  async infer(observation: PolicyObservation, options: TaskOptions = {}): Promise<ActionChunk> {
    const { id, senses, actionSpace } = this.#policy;
    const handedOver = await this.#policy.infer(sensedObservation(observation, senses), options);
    const chunk = checkChunk(handedOver, actionSpace, `The policy "${id}" at step ${observation.step}`);
    const view = await this.place.observe(observation, options);
    const { poses } = unfold(actionSpace, chunk.actions.slice(0, chunk.executeSteps), view.pose);
    const overseen = await this.oversee(view, poses, observation, options);
    this.place.expect(overseen[overseen.length - 1]);
    return {
      actions: twistsBetween([view.pose, ...overseen]).map(({ linear, angular }) => [...linear, ...angular]),
      worldModelSteps: chunk.worldModelSteps + this.place.counter.report(),
    };
  }

  async dispose(): Promise<void> {
    await this.#policy.dispose();
    await this.place.dispose();
  }

  /**
   * Looks over where a chunk leads.
   *
   * @param view what is really seen now
   * @param wanted camera-to-world after every frame of the chunk
   * @returns the poses to take instead, at least one
   */
  protected abstract oversee(
    view: LatentView,
    wanted: readonly Pose[],
    observation: PolicyObservation,
    options: TaskOptions,
  ): Promise<readonly Pose[]>;
}
