import { type ActionSpace, type PathVocabulary, posesAlong, TWIST_SPACE } from '@dreamwalk/control';
import type { Pose, Twist } from '@dreamwalk/geometry';
import type { Candidate } from './candidate.ts';
import type { Planner, Situation } from './planner.ts';
import { scoreCandidates } from './score-candidates.ts';

/** How finely a vocabulary is scored. */
export interface VocabularyPlannerOptions {
  readonly vocabulary: PathVocabulary;
  /** Paths, and speed profiles, that are kept by themselves before they are put together. */
  readonly keptPaths: number;
  readonly keptProfiles: number;
  /** Motions that are dreamed; the budget may allow fewer. */
  readonly imagined: number;
  /** Frames of the best motion that are carried out before the next decision. */
  readonly executeFrames: number;
}

/** Paths that speed profiles are tried along. */
const LEADING_PATHS = 3;
/** What a change of speed or of turning from a frame to the next costs, metres for each (m/frame, rad/frame). */
const JERK = 0.3;

/**
 * Scores a vocabulary of paths × speed profiles from coarse to fine, after SparseDriveV2 (2603.29163): paths by themselves, fast or
 * slow, and profiles by themselves, along the best paths; the best of both put together by the map; the best of those by
 * what is dreamed at their end. What runs into something counts for no more than the way up to there.
 */
export class VocabularyPlanner implements Planner {
  readonly id = 'vocabulary';
  readonly actionSpace: ActionSpace = TWIST_SPACE;
  readonly stay = [0, 0, 0, 0, 0, 0];
  readonly #options: VocabularyPlannerOptions;

  constructor(options: VocabularyPlannerOptions) {
    this.#options = options;
  }

  reset(): void {}

  async plan(situation: Situation): Promise<readonly (readonly number[])[]> {
    const { vocabulary, keptPaths, keptProfiles, imagined, executeFrames } = this.#options;
    const { pose, cost } = situation;
    const coarse = (path: number, profile: number) => {
      const { poses, actions } = motionOf(vocabulary, path, profile, pose);
      return cost.ofWay(pose, poses) + JERK * roughness(actions);
    };
    const profiles = [...vocabulary.profiles.keys()];
    const [slowest, ...faster] = least(
      profiles,
      (profile) => sum(vocabulary.profiles[profile]),
      profiles.length,
    );
    const extremes = [slowest, faster[faster.length - 1] ?? slowest];
    const cheapest = (paths: readonly number[], paces: readonly number[]) =>
      Math.min(...paths.flatMap((path) => paces.map((pace) => coarse(path, pace))));
    const paths = least([...vocabulary.paths.keys()], (path) => cheapest([path], extremes), keptPaths);
    const paces = least(profiles, (pace) => cheapest(paths.slice(0, LEADING_PATHS), [pace]), keptProfiles);
    const motions = paths.flatMap((path) => paces.map((pace) => motionOf(vocabulary, path, pace, pose)));
    const costs = await scoreCandidates(motions, imagined, situation);
    const [best] = least([...motions.keys()], (n) => costs[n] + JERK * roughness(motions[n].actions), 1);
    return motions[best].actions.slice(0, executeFrames);
  }
}

function motionOf(vocabulary: PathVocabulary, path: number, profile: number, pose: Pose): Candidate {
  const twists = vocabulary.decode([path, profile], pose);
  return { actions: twists.map(numbersOf), poses: posesAlong(pose, twists) };
}

function numbersOf({ linear, angular }: Twist): readonly number[] {
  return [...linear, ...angular];
}

/** Sum of the changes from frame to frame. */
function roughness(twists: readonly (readonly number[])[]): number {
  return sum(
    twists.slice(1).map((twist, k) => Math.hypot(...twist.map((value, axis) => value - twists[k][axis]))),
  );
}

function least(items: readonly number[], costOf: (item: number) => number, count: number): number[] {
  return items
    .map((item) => ({ item, cost: costOf(item) }))
    .sort((a, b) => a.cost - b.cost)
    .slice(0, count)
    .map(({ item }) => item);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
