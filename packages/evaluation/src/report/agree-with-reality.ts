import type { EpisodeResult } from '../episodes/episode-result.ts';
import { brierScore, calibrate } from '../policy-statistics/calibration.ts';
import { clusterBootstrap } from '../policy-statistics/cluster-bootstrap.ts';
import { kendall, pearson, spearman } from '../policy-statistics/correlation.ts';
import type { Estimate, Interval } from '../policy-statistics/interval.ts';
import { countPairs } from '../policy-statistics/paired-difference.ts';
import { meanMaximumRankViolation } from '../policy-statistics/rank-violation.ts';
import { type BootstrapOptions, mean } from '../statistics/bootstrap.ts';
import {
  clustersByStart,
  type EpisodePair,
  groupBy,
  matchEpisodes,
  meanOverStarts,
  rateOverStarts,
  successOf,
} from './episode-groups.ts';
import type { EvaluationHeader } from './evaluation-header.ts';
import type { Agreement, AgreementLevel, AgreementPoint, ImaginedArm } from './evaluation-summary.ts';

/** With two points every correlation is 1 or −1. */
const LEAST_POINTS = 3;

/**
 * How well an arm of imagination agrees with reality: for the candidates and for all policies, with the episodes that are
 * mostly invented and without. Both sides are taken over the same matched episodes (policy, task, start, seed), so
 * that leaving out hard starts does not flatter either.
 *
 * @param leastCoveredShare below which an imagined episode is mostly invented
 */
export function agreeWithReality(
  episodes: readonly EpisodeResult[],
  arm: ImaginedArm,
  leastCoveredShare: number,
  { policies, tasks }: EvaluationHeader,
  bootstrap: BootstrapOptions,
): Agreement[] {
  const inArm = (wanted: string) => episodes.filter((episode) => episode.arm === wanted);
  const matched = matchEpisodes(inArm(arm), inArm('reality'), conditionOf);
  const candidates = new Set(policies.filter(({ role }) => role === 'candidate').map(({ id }) => id));
  const byPolicy = policies.map(({ id }) => ({ policy: id, task: null }));
  const byCell = policies.flatMap(({ id }) => tasks.map((task) => ({ policy: id, task: task.id })));
  return (['candidates', 'all'] as const).flatMap((population) =>
    (['all', 'remembered'] as const).map((kept) => {
      const pairs = matched.filter(
        ({ first }) =>
          (population === 'all' || candidates.has(first.policy)) &&
          (kept === 'all' || !isMostlyInvented(first, leastCoveredShare)),
      );
      return {
        arm,
        policies: population,
        episodes: kept,
        pairs: pairs.length,
        byPolicy: levelOf(pairs, byPolicy, bootstrap),
        byCell: levelOf(pairs, byCell, bootstrap),
        brier: brierOf(pairs),
        confusion: countPairs(
          pairs.map(({ first, second }) => [successOf(first) === 1, successOf(second) === 1]),
        ),
      };
    }),
  );
}

/** Whether memory covered little of what an imagined episode showed. Never so in reality. */
export function isMostlyInvented(
  { coveredShare }: Pick<EpisodeResult, 'coveredShare'>,
  leastCoveredShare: number,
): boolean {
  return coveredShare !== null && coveredShare < leastCoveredShare;
}

/** Successes of one point among the matched episodes of one start. */
interface PointSums {
  readonly imagined: number;
  readonly real: number;
  readonly pairs: number;
}

function levelOf(
  pairs: readonly EpisodePair[],
  places: readonly Pick<AgreementPoint, 'policy' | 'task'>[],
  bootstrap: BootstrapOptions,
): AgreementLevel {
  const matched = places
    .map((place) => ({ place, own: pairs.filter(({ first }) => isOf(first, place)) }))
    .filter(({ own }) => own.length > 0);
  const points = matched.map(({ place, own }) => ({
    ...place,
    pairs: own.length,
    imagined: rateOverStarts(own, ({ first }) => successOf(first), bootstrap),
    real: rateOverStarts(own, ({ second }) => successOf(second), bootstrap),
    difference: meanOverStarts(own, ({ first, second }) => successOf(first) - successOf(second), bootstrap),
  }));
  const clusters = clustersByStart(pairs).map((start) => matched.map(({ place }) => sumsOf(start, place)));
  const estimate = (
    statistic: (imagined: number[], real: number[]) => number,
    reflectWithin: Interval = { low: -1, high: 1 },
  ): Estimate =>
    points.length < LEAST_POINTS
      ? { value: null, interval: null }
      : clusterBootstrap(clusters, (drawn) => statistic(...ratesOf(drawn)), { ...bootstrap, reflectWithin });
  return {
    points,
    pearson: estimate(pearson),
    spearman: estimate(spearman),
    kendall: estimate(kendall),
    mmrv: estimate(meanMaximumRankViolation, { low: 0, high: 1 }),
    calibration: points.length > 0 ? calibrate(...ratesOf(clusters)) : null,
  };
}

function isOf(episode: EpisodeResult, { policy, task }: Pick<AgreementPoint, 'policy' | 'task'>): boolean {
  return episode.policy === policy && (task === null || episode.task === task);
}

function sumsOf(start: readonly EpisodePair[], place: Pick<AgreementPoint, 'policy' | 'task'>): PointSums {
  const own = start.filter(({ first }) => isOf(first, place));
  return {
    imagined: own.filter(({ first }) => successOf(first)).length,
    real: own.filter(({ second }) => successOf(second)).length,
    pairs: own.length,
  };
}

/** The rates of all points over drawn starts; a point that the draw has no episode of is left out. */
function ratesOf(drawn: readonly (readonly PointSums[])[]): [imagined: number[], real: number[]] {
  const imaginedRates: number[] = [];
  const realRates: number[] = [];
  for (let point = 0; point < drawn[0].length; point++) {
    let [imagined, real, pairs] = [0, 0, 0];
    for (const start of drawn) {
      imagined += start[point].imagined;
      real += start[point].real;
      pairs += start[point].pairs;
    }
    if (pairs === 0) continue;
    imaginedRates.push(imagined / pairs);
    realRates.push(real / pairs);
  }
  return [imaginedRates, realRates];
}

/** World samples of one matched episode are one probability. */
function brierOf(pairs: readonly EpisodePair[]): number | null {
  if (pairs.length === 0) return null;
  const episodes = [...groupBy(pairs, ({ second }) => second.key).values()];
  return brierScore(
    episodes.map((samples) => mean(samples.map(({ first }) => successOf(first)))),
    episodes.map(([{ second }]) => successOf(second) === 1),
  );
}

/** Reality has one sample of each episode, imagination may have several. */
function conditionOf({ policy, task, startIndex, shift, seed }: EpisodeResult): string {
  return JSON.stringify([policy, task, startIndex, shift, seed]);
}
