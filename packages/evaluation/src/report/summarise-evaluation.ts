import type { Arm, EpisodeResult } from '../episodes/episode-result.ts';
import { EvaluationError } from '../errors.ts';
import type { DreamProbe } from '../fidelity/dream-probe.ts';
import { agreeWithReality, isMostlyInvented } from './agree-with-reality.ts';
import { compareWithBaseline, rankCandidates, tourGains } from './compare-policies.ts';
import { groupBy } from './episode-groups.ts';
import type { EvaluationHeader } from './evaluation-header.ts';
import type { EvaluationSummary, ImaginedArm } from './evaluation-summary.ts';
import { summariseCells } from './summarise-cells.ts';
import { summariseFidelity } from './summarise-fidelity.ts';
import { summariseShifts } from './summarise-shifts.ts';

/** How to summarise. */
export interface SummaryOptions {
  /** Id of the policy that the others are compared with; the first floor by default, the first policy without one. */
  readonly baseline?: string;
  /** Imagined episodes with less covered than this are mostly invented; default 0.5. */
  readonly leastCoveredShare?: number;
  /** Of every bootstrap, default 2000. */
  readonly resamples?: number;
  /** Default 0. */
  readonly bootstrapSeed?: number;
  /** What is known of the world model itself; nothing by default. */
  readonly probes?: readonly DreamProbe[];
}

/** In the order in which they are told. */
const ARMS: readonly Arm[] = ['tour', 'view', 'reality'];

/**
 * All that an evaluation says, from its episodes, whatever their order; the same for the same episodes. Episodes of an
 * evaluation that still runs will do. Thousands of episodes take seconds, by far the most for resampling: ask for fewer
 * `resamples` where somebody is waiting.
 *
 * @throws EvaluationError where an episode comes twice, or is of a policy or task that the header does not have
 */
export function summariseEvaluation(
  results: readonly EpisodeResult[],
  header: EvaluationHeader,
  options: SummaryOptions = {},
): EvaluationSummary {
  const { leastCoveredShare = 0.5, resamples = 2000, bootstrapSeed = 0, probes = [] } = options;
  const baseline =
    options.baseline ??
    header.policies.find(({ role }) => role === 'floor')?.id ??
    header.policies[0]?.id ??
    null;
  requireConsistent(results, header, baseline);
  const episodes = [...results].sort((a, b) => (a.key < b.key ? -1 : 1));
  const bootstrap = { seed: bootstrapSeed, resamples };
  const arms = ARMS.filter((arm) => episodes.some((episode) => episode.arm === arm));
  const imagined = arms.filter((arm): arm is ImaginedArm => arm !== 'reality');
  return {
    header,
    options: { baseline, leastCoveredShare, resamples, bootstrapSeed },
    arms,
    episodes: episodes.length,
    starts: new Set(episodes.map(({ startIndex }) => startIndex)).size,
    leastWorldSeed: leastOf(episodes.flatMap(({ worldSeed }) => worldSeed ?? [])),
    cells: summariseCells(episodes, arms, header, bootstrap),
    shifts: summariseShifts(episodes, arms, header, bootstrap),
    comparisons:
      baseline === null
        ? []
        : arms.flatMap((arm) => compareWithBaseline(episodes, arm, baseline, header, bootstrap)),
    tourGains: tourGains(episodes, header, bootstrap),
    rankings: arms.flatMap((arm) => rankCandidates(episodes, arm, header, bootstrap) ?? []),
    agreements: arms.includes('reality')
      ? imagined.flatMap((arm) => agreeWithReality(episodes, arm, leastCoveredShare, header, bootstrap))
      : [],
    abstentions: imagined.map((arm) => {
      const inArm = episodes.filter((episode) => episode.arm === arm);
      const mostlyInvented = inArm.filter((episode) => isMostlyInvented(episode, leastCoveredShare)).length;
      return { arm, episodes: inArm.length, mostlyInvented };
    }),
    failures: episodes.flatMap(({ key, arm, policy, task, startIndex, steps, outcome, reason }) =>
      outcome === 'failed-to-act'
        ? [{ key, arm, policy, task, startIndex, steps, reason: reason ?? 'no reason given' }]
        : [],
    ),
    modelFidelity: summariseFidelity(probes, bootstrap),
  };
}

function leastOf(values: readonly number[]): number | null {
  return values.length > 0 ? Math.min(...values) : null;
}

function requireConsistent(
  results: readonly EpisodeResult[],
  { policies, tasks }: EvaluationHeader,
  baseline: string | null,
): void {
  for (const [key, { length }] of groupBy(results, ({ key }) => key))
    if (length > 1)
      throw new EvaluationError(
        `The episode ${key} is there ${length} times; every episode counts once, so leave the copies out.`,
      );
  const known = (ids: readonly { readonly id: string }[], id: string) => ids.some((entry) => entry.id === id);
  const stray = results.find(({ policy, task }) => !known(policies, policy) || !known(tasks, task));
  if (stray)
    throw new EvaluationError(
      `The episode ${stray.key} is of a policy or a task that the header does not have; do the results belong to this suite?`,
    );
  if (baseline !== null && !known(policies, baseline))
    throw new EvaluationError(
      `No policy is called ${baseline}, so none can be compared with it; name one of ${policies.map(({ id }) => id).join(', ')}.`,
    );
}
