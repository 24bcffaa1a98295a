import type { ActionSpace } from '@dreamwalk/control';
import type { Pose } from '@dreamwalk/geometry';
import type { PlanCost } from '../costs/plan-cost.ts';
import type { Imagination } from '../dream/imagination.ts';
import type { GoalEstimate } from '../goal/goal-estimate.ts';
import type { ObstacleMap } from '../space/obstacle-map.ts';

/** What a planner decides by. */
export interface Situation {
  /** Camera-to-world, now. */
  readonly pose: Pose;
  readonly goal: GoalEstimate;
  readonly map: ObstacleMap;
  readonly cost: PlanCost;
  readonly imagination: Imagination;
  /** Standard normal numbers, the same whenever this decision is made again; `draw` parts one call from another. */
  draw(count: number, draw: number): Float32Array;
}

/** A search for the actions that lead nearer to a goal. */
export interface Planner {
  readonly id: string;
  readonly actionSpace: ActionSpace;
  /** The action of its space that stays put, [A]. */
  readonly stay: readonly number[];
  /** Forgets what it planned before. */
  reset(): void;
  /** @returns actions to carry out now, [H][A], at least one */
  plan(situation: Situation): Promise<readonly (readonly number[])[]>;
}
