import type { Arm, EpisodeResult } from '../episodes/episode-result.ts';
import { holm } from '../policy-statistics/holm.ts';
import type { Estimate } from '../policy-statistics/interval.ts';
import { countPairs, mcNemarPValue, type PairCounts } from '../policy-statistics/paired-difference.ts';
import { rankProbabilities } from '../policy-statistics/rank-probabilities.ts';
import type { BootstrapOptions } from '../statistics/bootstrap.ts';
import {
  clustersByStart,
  type EpisodePair,
  groupBy,
  matchEpisodes,
  meanOverStarts,
  successOf,
} from './episode-groups.ts';
import type { EvaluationHeader } from './evaluation-header.ts';
import type { PolicyComparison, Ranking, TourGain } from './evaluation-summary.ts';

/** Every other policy of an arm against the baseline, paired by task, start, seed and world sample. */
export function compareWithBaseline(
  episodes: readonly EpisodeResult[],
  arm: Arm,
  baseline: string,
  { policies }: EvaluationHeader,
  bootstrap: BootstrapOptions,
): PolicyComparison[] {
  const byPolicy = groupBy(
    episodes.filter((episode) => episode.arm === arm),
    ({ policy }) => policy,
  );
  const comparisons = policies.flatMap(({ id: policy }) => {
    const pairs = matchEpisodes(byPolicy.get(policy) ?? [], byPolicy.get(baseline) ?? [], conditionOf);
    if (policy === baseline || pairs.length === 0) return [];
    const compared = comparePairs(pairs, bootstrap);
    return [{ arm, policy, baseline, ...compared, pValue: mcNemarPValue(compared.pairs) }];
  });
  const corrected = holm(comparisons.map(({ pValue }) => pValue));
  return comparisons.map((comparison, at) => ({ ...comparison, holmPValue: corrected[at] }));
}

/** What each policy gains by a tour, paired by task, start, seed and world sample. */
export function tourGains(
  episodes: readonly EpisodeResult[],
  { policies }: EvaluationHeader,
  bootstrap: BootstrapOptions,
): TourGain[] {
  return policies.flatMap(({ id: policy }) => {
    const inArm = (arm: Arm) =>
      episodes.filter((episode) => episode.arm === arm && episode.policy === policy);
    const pairs = matchEpisodes(inArm('tour'), inArm('view'), conditionOf);
    return pairs.length > 0 ? [{ policy, ...comparePairs(pairs, bootstrap) }] : [];
  });
}

/**
 * The probabilities of the candidates' ranks in an arm, by success over all tasks; null with fewer than two candidates.
 * Ranked are those that have episodes at every start where another one has, or a draw could leave one out.
 */
export function rankCandidates(
  episodes: readonly EpisodeResult[],
  arm: Arm,
  { policies }: EvaluationHeader,
  bootstrap: BootstrapOptions,
): Ranking | null {
  const inArm = episodes.filter((episode) => episode.arm === arm);
  const starts = clustersByStart(inArm);
  const candidates = policies
    .filter(
      ({ id, role }) => role === 'candidate' && starts.every((start) => start.some((e) => e.policy === id)),
    )
    .map(({ id }) => id);
  if (candidates.length < 2) return null;
  const sums = starts.map((start) =>
    candidates.map((policy) => {
      const own = start.filter((episode) => episode.policy === policy);
      return { successes: own.filter(successOf).length, episodes: own.length };
    }),
  );
  const rates = (drawn: readonly (typeof sums)[number][]) =>
    candidates.map((_, at) => {
      let successes = 0;
      let count = 0;
      for (const start of drawn) {
        successes += start[at].successes;
        count += start[at].episodes;
      }
      return successes / count;
    });
  return { arm, policies: candidates, probabilities: rankProbabilities(sums, rates, bootstrap) };
}

function comparePairs(
  pairs: readonly EpisodePair[],
  bootstrap: BootstrapOptions,
): { pairs: PairCounts; difference: Estimate } {
  return {
    pairs: countPairs(pairs.map(({ first, second }) => [successOf(first) === 1, successOf(second) === 1])),
    difference: meanOverStarts(pairs, ({ first, second }) => successOf(first) - successOf(second), bootstrap),
  };
}

/** What two policies, or two arms of one policy, have in common in a pair. */
function conditionOf({ task, startIndex, shift, seed, sample }: EpisodeResult): string {
  return JSON.stringify([task, startIndex, shift, seed, sample]);
}
