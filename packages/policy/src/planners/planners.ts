import { proceduralVocabulary } from '@dreamwalk/control';
import { PolicyLoadError } from '../errors.ts';
import type { PlannerBudget } from './dream/budget.ts';
import type { PlannerDream } from './dream/planner-dream.ts';
import type { GoalSense } from './goal/goal-seeker.ts';
import { PlanningPolicy } from './planning-policy.ts';
import { walkBox } from './search/action-box.ts';
import { BestFirstPlanner } from './search/best-first-planner.ts';
import type { Planner } from './search/planner.ts';
import { SamplingPlanner } from './search/sampling-planner.ts';
import { VocabularyPlanner } from './search/vocabulary-planner.ts';

/** Searches that go by a name. */
export const PLANNER_NAMES = ['cem', 'mppi', 'best-first', 'vocabulary'] as const;
export type PlannerName = (typeof PLANNER_NAMES)[number];

/**
 * How much a planner searches: `desktop` takes a second or two of a small model on a processor before each chunk; `paper` takes what the
 * published ones take (CEM as dino_wm, 300 samples × 30 iterations; MPPI as TD-MPC2, 512 × 6), hours without a graphics card.
 */
export const PLANNER_PROFILES = ['desktop', 'paper'] as const;
export type PlannerProfile = (typeof PLANNER_PROFILES)[number];

/** Steps of the world model that the profiles may take, finding the goal included. */
export const PLANNER_BUDGETS: Readonly<Record<PlannerProfile, PlannerBudget>> = {
  desktop: { stepsPerDecision: 48, stepsPerEpisode: 500 },
  paper: { stepsPerDecision: 9000, stepsPerEpisode: 200_000 },
};

/** What a planner of a name is made with. */
export interface PlannerChoice {
  readonly name: PlannerName;
  /** `desktop` by default. */
  readonly profile?: PlannerProfile;
  readonly goalSense: GoalSense;
  /** That of the profile by default. */
  readonly budget?: PlannerBudget;
}

/**
 * The planner of a name.
 *
 * @param dream the planner's own; disposed with it
 * @throws PolicyLoadError where there is none of that name, or the budget is none
 */
export function createPlanner(
  { name, profile = 'desktop', goalSense, budget = PLANNER_BUDGETS[profile] }: PlannerChoice,
  dream: PlannerDream,
): PlanningPolicy {
  return new PlanningPolicy({ planner: searchOf(name, profile), dream, goalSense, budget });
}

function searchOf(name: PlannerName, profile: PlannerProfile): Planner {
  const isDesktop = profile === 'desktop';
  switch (name) {
    case 'cem':
      return new SamplingPlanner(name, {
        ...(isDesktop
          ? { box: walkBox(4, 3), samples: 64, iterations: 4, elites: 4, imagined: 6, executeBlocks: 2 }
          : {
              box: walkBox(5, 3),
              samples: 300,
              iterations: 30,
              elites: 30,
              imagined: 300,
              executeBlocks: 5,
            }),
        ...SPREADS,
      });
    case 'mppi':
      return new SamplingPlanner(name, {
        ...(isDesktop
          ? { box: walkBox(4, 3), samples: 64, iterations: 4, elites: 8, imagined: 6, executeBlocks: 2 }
          : { box: walkBox(3, 4), samples: 512, iterations: 6, elites: 64, imagined: 512, executeBlocks: 1 }),
        ...SPREADS,
        temperature: 0.5,
      });
    case 'best-first':
      return new BestFirstPlanner(
        isDesktop
          ? { expansions: 300, imagined: 16, executeFrames: 6 }
          : { expansions: 5000, imagined: 5000, executeFrames: 6 },
      );
    case 'vocabulary':
      return new VocabularyPlanner({
        vocabulary: proceduralVocabulary({ horizonFrames: 12, speedM: 0.25 }),
        ...(isDesktop
          ? { keptPaths: 20, keptProfiles: 6, imagined: 16, executeFrames: 6 }
          : { keptPaths: 64, keptProfiles: 16, imagined: 1024, executeFrames: 6 }),
      });
    default:
      throw new PolicyLoadError(
        `There is no planner "${String(name)}"; there are ${PLANNER_NAMES.join(', ')}.`,
      );
  }
}

/** Of every coordinate, from −1 to 1 (TD-MPC2's floor and ceiling). */
const SPREADS = { firstStd: 0.8, leastStd: 0.05, mostStd: 2 } as const;
