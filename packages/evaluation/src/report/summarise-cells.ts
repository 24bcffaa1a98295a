import type { Arm, EpisodeResult } from '../episodes/episode-result.ts';
import type { Estimate } from '../policy-statistics/interval.ts';
import { successByPathLength } from '../policy-statistics/path-efficiency.ts';
import { clopperPearsonInterval, wilsonInterval } from '../policy-statistics/success-rate.ts';
import { conditionalValueAtRisk } from '../policy-statistics/tail-risk.ts';
import { type VarianceParts, varianceParts } from '../policy-statistics/variance-parts.ts';
import { type BootstrapOptions, mean } from '../statistics/bootstrap.ts';
import { groupBy, meanOverStarts, rateOverStarts, successOf } from './episode-groups.ts';
import type { EvaluationHeader } from './evaluation-header.ts';
import type { CellSummary } from './evaluation-summary.ts';

/** The share of worlds that count as the worst ones. */
const WORST_SHARE = 0.1;

/** Every arm and policy over all tasks and in each, in the header's order; what has no episodes is left out. */
export function summariseCells(
  episodes: readonly EpisodeResult[],
  arms: readonly Arm[],
  { policies, tasks }: EvaluationHeader,
  bootstrap: BootstrapOptions,
): CellSummary[] {
  const taskIds = [null, ...tasks.map(({ id }) => id)];
  const groups = groupBy(episodes, ({ arm, policy }) => JSON.stringify([arm, policy]));
  return arms.flatMap((arm) =>
    policies.flatMap(({ id: policy }) => {
      const own = groups.get(JSON.stringify([arm, policy])) ?? [];
      return taskIds.flatMap((task) => {
        const inTask = task === null ? own : own.filter((episode) => episode.task === task);
        return inTask.length > 0 ? [summariseCell({ arm, policy, task }, inTask, bootstrap)] : [];
      });
    }),
  );
}

function summariseCell(
  where: Pick<CellSummary, 'arm' | 'policy' | 'task'>,
  episodes: readonly EpisodeResult[],
  bootstrap: BootstrapOptions,
): CellSummary {
  const meanOf = (numberOf: (episode: EpisodeResult) => number) => mean(episodes.map(numberOf));
  const count = episodes.length;
  const successes = episodes.filter(successOf).length;
  const covered = episodes.flatMap(({ coveredShare }) => coveredShare ?? []);
  const steps = meanOf((episode) => episode.steps);
  const byWorld = [
    ...groupBy(episodes, ({ tour, worldSeed, shift }) => JSON.stringify([tour ?? worldSeed, shift])).values(),
  ];
  const worldRates = byWorld.map((own) => mean(own.map(successOf)));
  return {
    ...where,
    episodes: count,
    starts: new Set(episodes.map(({ startIndex }) => startIndex)).size,
    successes,
    successRate: successes / count,
    wilson: wilsonInterval(successes, count),
    clopperPearson: clopperPearsonInterval(successes, count),
    overStarts: rateOverStarts(episodes, successOf, bootstrap).interval,
    score: meanOverStarts(episodes, ({ score }) => score, bootstrap),
    spl: splOverStarts(episodes, bootstrap),
    steps,
    blockedShare: steps > 0 ? meanOf(({ blockedSteps }) => blockedSteps) / steps : 0,
    worldModelSteps: meanOf(({ worldModelSteps }) => worldModelSteps),
    failedToAct: episodes.filter(({ outcome }) => outcome === 'failed-to-act').length,
    coveredShare: covered.length > 0 ? mean(covered) : null,
    variance: partsOf(episodes),
    worlds: {
      count: worldRates.length,
      worst: Math.min(...worldRates),
      worstTenth: conditionalValueAtRisk(worldRates, WORST_SHARE),
    },
  };
}

/** SPL is a mean over episodes, so its interval is that of the mean of each episode's own. */
function splOverStarts(episodes: readonly EpisodeResult[], bootstrap: BootstrapOptions): Estimate {
  const walked = episodes.flatMap(({ startIndex, outcome, shortestM, pathM }) =>
    shortestM === null
      ? []
      : [{ startIndex, spl: successByPathLength([{ success: outcome === 'success', shortestM, pathM }]) }],
  );
  return meanOverStarts(walked, ({ spl }) => spl, bootstrap);
}

/** A start state is one of a task here, so that the spread between tasks is not taken for that of world samples. */
function partsOf(episodes: readonly EpisodeResult[]): VarianceParts | null {
  const starts = [
    ...groupBy(episodes, ({ task, startIndex, shift }) => JSON.stringify([task, startIndex, shift])).values(),
  ];
  const samples = starts[0].length;
  if (starts.length < 2 || samples < 2 || starts.some(({ length }) => length !== samples)) return null;
  return varianceParts(starts.map((start) => start.map(({ score }) => score)));
}
