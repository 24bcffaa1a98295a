import { mean } from '../statistics/bootstrap.ts';

/** An episode as SPL sees it. */
export interface WalkedEpisode {
  readonly success: boolean;
  /** Length of the shortest way to the goal, metres. */
  readonly shortestM: number;
  /** Length of the way walked, metres. */
  readonly pathM: number;
}

/**
 * Success weighted by path length (Anderson et al. 2018, arXiv 1807.06757): the mean of S · l / max(p, l), in metres
 * walked and not in steps. An episode that starts at its goal counts as its success.
 *
 * @returns NaN where there is no episode
 */
export function successByPathLength(episodes: readonly WalkedEpisode[]): number {
  return mean(
    episodes.map(({ success, shortestM, pathM }) => {
      const longerM = Math.max(pathM, shortestM);
      return success ? (longerM > 0 ? shortestM / longerM : 1) : 0;
    }),
  );
}
