import type { EpisodeResult } from '../episodes/episode-result.ts';
import type { Estimate } from '../policy-statistics/interval.ts';
import { wilsonInterval } from '../policy-statistics/success-rate.ts';
import type { BootstrapOptions } from '../statistics/bootstrap.ts';
import { bootstrapRatio, type RatioPart } from '../statistics/bootstrap-ratio.ts';

/** Things by a key, in the order in which the keys first come. */
export function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** Things by start state: the clusters that are resampled, in the order of the starts. */
export function clustersByStart<Item extends { readonly startIndex: number }>(
  items: readonly Item[],
): Item[][] {
  return [...groupBy(items, ({ startIndex }) => startIndex)]
    .sort(([a], [b]) => a - b)
    .map(([, group]) => group);
}

/**
 * The mean of a number over episodes, or over pairs of them, with its interval over start states; without one where all
 * starts have the same mean, for an interval without width would be no certainty.
 */
export function meanOverStarts<Item extends { readonly startIndex: number }>(
  items: readonly Item[],
  numberOf: (item: Item) => number,
  options: BootstrapOptions,
): Estimate {
  if (items.length === 0) return { value: null, interval: null };
  const parts = clustersByStart(items).map(
    (cluster): RatioPart => ({
      numerator: cluster.reduce((sum, item) => sum + numberOf(item), 0),
      denominator: cluster.length,
    }),
  );
  const { mean, low, high } = bootstrapRatio(parts, options);
  return { value: mean, interval: low < high ? { low, high } : null };
}

/**
 * A success rate with its interval over start states. Where every episode succeeds, or none, resampling has nothing to
 * tell, and the interval is Wilson's of as many episodes as there are starts.
 */
export function rateOverStarts<Item extends { readonly startIndex: number }>(
  items: readonly Item[],
  successOf: (item: Item) => 0 | 1,
  options: BootstrapOptions,
): Estimate {
  const estimate = meanOverStarts(items, successOf, options);
  if (estimate.value !== 0 && estimate.value !== 1) return estimate;
  const starts = new Set(items.map(({ startIndex }) => startIndex)).size;
  return { value: estimate.value, interval: wilsonInterval(estimate.value * starts, starts) };
}

/** 1 for a success, 0 for a failure or for a failure to act. */
export function successOf({ outcome }: Pick<EpisodeResult, 'outcome'>): 0 | 1 {
  return outcome === 'success' ? 1 : 0;
}

/** Two episodes under the same conditions. */
export interface EpisodePair {
  readonly startIndex: number;
  readonly first: EpisodeResult;
  readonly second: EpisodeResult;
}

/**
 * The episodes of two lists that met the same conditions.
 *
 * @param conditionOf equal for episodes that match; unique in `second`
 */
export function matchEpisodes(
  first: readonly EpisodeResult[],
  second: readonly EpisodeResult[],
  conditionOf: (episode: EpisodeResult) => string,
): EpisodePair[] {
  const others = new Map(second.map((episode) => [conditionOf(episode), episode]));
  return first.flatMap((episode) => {
    const other = others.get(conditionOf(episode));
    return other ? [{ startIndex: episode.startIndex, first: episode, second: other }] : [];
  });
}
