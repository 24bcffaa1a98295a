import type { ActionSpace } from '@dreamwalk/control';
import type { TaskOptions } from '@dreamwalk/environment';
import type { ActionChunk, Policy, PolicyObservation, PolicyStart, Sense } from '../policy.ts';
import { PlanCost } from './costs/plan-cost.ts';
import { drawNormals } from './draws.ts';
import type { PlannerBudget } from './dream/budget.ts';
import { DreamedPlace } from './dream/dreamed-place.ts';
import type { PlannerDream } from './dream/planner-dream.ts';
import type { GoalEstimate } from './goal/goal-estimate.ts';
import { GoalSeeker, type GoalSense, hasArrived } from './goal/goal-seeker.ts';
import { endOf, unfold } from './search/candidate.ts';
import type { Planner } from './search/planner.ts';

/** Frames of staying put before one who has arrived looks again. */
const STAY_ACTIONS = 4;

/** What a planner is made of. */
export interface PlanningPolicyOptions {
  readonly planner: Planner;
  /** The planner's own; disposed with it. */
  readonly dream: PlannerDream;
  readonly goalSense: GoalSense;
  readonly budget: PlannerBudget;
}

/**
 * A policy that imagines before it acts. When an episode begins it learns the place from the start's views, and finds out where the
 * goal's picture was taken unless it is told; then it searches, again and again, for actions that lead there. What it runs its world model for
 * is counted, and never more than its budget.
 */
export class PlanningPolicy implements Policy {
  readonly id: string;
  readonly senses: readonly Sense[];
  readonly actionSpace: ActionSpace;
  readonly #planner: Planner;
  readonly #place: DreamedPlace;
  readonly #goal: GoalSeeker;
  #start: PolicyStart | null = null;

  /** @throws PolicyLoadError where the budget is none */
  constructor({ planner, dream, goalSense, budget }: PlanningPolicyOptions) {
    this.id = planner.id;
    this.senses = ['frame', 'pose', goalSense];
    this.actionSpace = planner.actionSpace;
    this.#planner = planner;
    this.#place = new DreamedPlace(dream, budget);
    this.#goal = new GoalSeeker(goalSense, this.#place);
  }

  /** Where the goal is taken to be; null where nothing is known of it. */
  get goal(): GoalEstimate | null {
    return this.#goal.estimate;
  }

  /** @throws PolicyActError where the goal is not what this planner senses */
  async reset(start: PolicyStart, options: TaskOptions = {}): Promise<void> {
    this.#planner.reset();
    this.#start = start;
    await this.#place.reset(start, options);
    await this.#goal.reset(start, options);
  }

  async infer(observation: PolicyObservation, options: TaskOptions = {}): Promise<ActionChunk> {
    const view = await this.#place.observe(observation, options);
    const goal = await this.#goal.at(view, options);
    const { seed, episode } = this.#start!;
    const actions = hasArrived(view.pose, goal.pose)
      ? Array.from({ length: STAY_ACTIONS }, () => this.#planner.stay)
      : await this.#planner.plan({
          pose: view.pose,
          goal,
          map: this.#place.map,
          cost: new PlanCost(this.#place.map, goal),
          imagination: this.#place.imagination(options),
          draw: (count, draw) => drawNormals(count, { seed, episode, step: observation.step, draw }),
        });
    this.#place.expect(endOf(unfold(this.actionSpace, actions, view.pose)));
    return { actions, worldModelSteps: this.#place.counter.report() };
  }

  async dispose(): Promise<void> {
    await this.#place.dispose();
  }
}
