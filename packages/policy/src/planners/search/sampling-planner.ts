import type { ActionSpace } from '@dreamwalk/control';
import { type ActionBox, actionsAt, boxDims, shifted } from './action-box.ts';
import { type Candidate, unfold } from './candidate.ts';
import type { Planner, Situation } from './planner.ts';
import { type SamplingOptions, searchBySampling } from './sampling-search.ts';
import { scoreCandidates } from './score-candidates.ts';

/** How a sampling planner searches. */
export interface SamplingPlannerOptions extends SamplingOptions {
  readonly box: ActionBox;
  /** Samples of a round that are dreamed: those that cost least by the map. */
  readonly imagined: number;
  /** Blocks of the best sequence that are carried out before the next search. */
  readonly executeBlocks: number;
}

/** Model-predictive control by sampling: the cross-entropy method, or MPPI. It begins where the last search ended. */
export class SamplingPlanner implements Planner {
  readonly id: string;
  readonly #options: SamplingPlannerOptions;
  #warm: readonly number[] | null = null;

  constructor(id: string, options: SamplingPlannerOptions) {
    this.id = id;
    this.#options = options;
  }

  get actionSpace(): ActionSpace {
    return this.#options.box.space;
  }

  get stay(): readonly number[] {
    return Array.from({ length: this.actionSpace.dims }, () => 0);
  }

  reset(): void {
    this.#warm = null;
  }

  async plan(situation: Situation): Promise<readonly (readonly number[])[]> {
    const { box, imagined, executeBlocks } = this.#options;
    const candidate = (point: readonly number[]): Candidate =>
      unfold(box.space, actionsAt(box, point), situation.pose);
    const first = this.#warm ?? Array.from({ length: boxDims(box) }, () => 0);
    const { best } = await searchBySampling(
      first,
      this.#options,
      (points) => scoreCandidates(points.map(candidate), imagined, situation),
      (count, iteration) => situation.draw(count, iteration),
    );
    this.#warm = shifted(box, best, executeBlocks);
    return actionsAt(box, best).slice(0, executeBlocks * box.repeats);
  }
}
