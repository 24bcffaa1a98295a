import { actsFromPixels, BUILT_IN_POLICIES, PLANNER_BUDGETS, PLANNER_NAMES } from '@dreamwalk/policy';
import { FLOOR_ID, type SuitePolicy, type SuiteTask } from './suite-schema.ts';

/** What can be chosen for a suite without writing one. All of it survives JSON. */
export interface SuiteOffer {
  readonly policies: readonly OfferedPolicy[];
  readonly tasks: readonly SuiteTask[];
}

/** A policy as a suite has it, and what is worth knowing before it is chosen. */
export interface OfferedPolicy {
  readonly policy: SuitePolicy;
  /** It sees pictures and nothing else. */
  readonly isFromPixels: boolean;
  /** That it may imagine in an episode before it acts. */
  readonly worldModelSteps: number;
}

/** Tasks with thresholds that some policies meet and others do not. */
const TASKS: readonly SuiteTask[] = [
  { id: 'reach-goal', kind: 'reach-goal', nearestM: 2, farthestM: 5, withinM: 0.75 },
  { id: 'reach-landmark', kind: 'reach-landmark', nearestM: 2, farthestM: 6, withinM: 1 },
  { id: 'return-home', kind: 'return-home', nearestM: 2, farthestM: 5, withinM: 0.75 },
  { id: 'follow-path', kind: 'follow-path', steps: 30, withinM: 0.75 },
  { id: 'explore', kind: 'explore', squares: 8 },
  { id: 'avoid-collision', kind: 'avoid-collision', distanceM: 5, mostBlocked: 2 },
];

/** What there is on every machine; the floor and the ceiling are in every suite anyway. */
export function suiteOffer(): SuiteOffer {
  const names = Object.keys(BUILT_IN_POLICIES) as (keyof typeof BUILT_IN_POLICIES)[];
  const builtIn = names
    .filter((name) => name !== FLOOR_ID)
    .map((name) => {
      const { senses } = BUILT_IN_POLICIES[name];
      const isFromPixels = senses.length > 0 && actsFromPixels({ senses });
      return { policy: { id: name, kind: name }, isFromPixels, worldModelSteps: 0 };
    });
  const planners = PLANNER_NAMES.map(
    (planner): OfferedPolicy => ({
      policy: { id: planner, kind: 'planner', planner, profile: 'desktop', goalSense: 'goal-frame' },
      isFromPixels: false,
      worldModelSteps: PLANNER_BUDGETS.desktop.stepsPerEpisode,
    }),
  );
  return { policies: [...builtIn, ...planners], tasks: TASKS };
}
