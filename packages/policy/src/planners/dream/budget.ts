import { PolicyLoadError } from '../../errors.ts';

/** How many steps a planner may run its world model for; with none it goes by the map of what was really seen. */
export interface PlannerBudget {
  /** Before one chunk of actions. */
  readonly stepsPerDecision: number;
  /** In the whole episode, finding the goal included. */
  readonly stepsPerEpisode: number;
}

/** Counts the steps of a world model against a budget, which nothing can exceed. */
export class StepCounter {
  readonly #budget: PlannerBudget;
  #inEpisode = 0;
  #inDecision = 0;
  #unreported = 0;

  /** @throws PolicyLoadError where the budget is not two whole numbers from 0 on */
  constructor(budget: PlannerBudget) {
    for (const [name, steps] of Object.entries(budget))
      if (!Number.isInteger(steps) || steps < 0)
        throw new PolicyLoadError(
          `The budget of a planner, ${name}, must be a whole number of steps from 0 on, but it is ${steps}.`,
        );
    this.#budget = budget;
  }

  /** Steps that may still be run now. */
  get left(): number {
    const { stepsPerDecision, stepsPerEpisode } = this.#budget;
    return Math.min(stepsPerDecision - this.#inDecision, stepsPerEpisode - this.#inEpisode);
  }

  beginEpisode(): void {
    this.#inEpisode = 0;
    this.#unreported = 0;
    this.beginDecision();
  }

  beginDecision(): void {
    this.#inDecision = 0;
  }

  /** @throws RangeError where there are not so many left: a mistake of the caller */
  spend(steps: number): void {
    if (steps > this.left) throw new RangeError(`${steps} steps are more than the ${this.left} left.`);
    this.#inEpisode += steps;
    this.#inDecision += steps;
    this.#unreported += steps;
  }

  /** Steps that were run since the last report. */
  report(): number {
    const steps = this.#unreported;
    this.#unreported = 0;
    return steps;
  }
}
