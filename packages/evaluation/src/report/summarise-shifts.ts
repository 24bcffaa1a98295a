import type { Arm, EpisodeResult } from '../episodes/episode-result.ts';
import type { Estimate } from '../policy-statistics/interval.ts';
import { wilsonInterval } from '../policy-statistics/success-rate.ts';
import type { BootstrapOptions } from '../statistics/bootstrap.ts';
import type { WorldShift } from '../suites/capabilities.ts';
import { groupBy, matchEpisodes, meanOverStarts, successOf } from './episode-groups.ts';
import type { EvaluationHeader } from './evaluation-header.ts';
import type { ShiftedSuccess } from './evaluation-summary.ts';

/** In the order in which they are told. */
const KINDS: readonly (WorldShift | null)[] = [null, 'materials', 'layout'];

/** Every arm, policy and kind of world; nothing where all worlds are of the kind that models are trained on. */
export function summariseShifts(
  episodes: readonly EpisodeResult[],
  arms: readonly Arm[],
  { policies }: EvaluationHeader,
  bootstrap: BootstrapOptions,
): ShiftedSuccess[] {
  if (episodes.every(({ shift }) => shift === undefined)) return [];
  return arms.flatMap((arm) =>
    policies.flatMap(({ id: policy }) => {
      const own = episodes.filter((episode) => episode.arm === arm && episode.policy === policy);
      const byShift = groupBy(own, ({ shift }) => shift ?? null);
      return KINDS.flatMap((shift): ShiftedSuccess | [] => {
        const shifted = byShift.get(shift);
        if (!shifted) return [];
        const successes = shifted.filter(successOf).length;
        return {
          arm,
          policy,
          shift,
          episodes: shifted.length,
          successRate: successes / shifted.length,
          wilson: wilsonInterval(successes, shifted.length),
          difference: differenceOf(shift, shifted, byShift.get(null) ?? [], bootstrap),
        };
      });
    }),
  );
}

/** Success in worlds that differ less that in the same worlds as they are. */
function differenceOf(
  shift: WorldShift | null,
  shifted: readonly EpisodeResult[],
  unshifted: readonly EpisodeResult[],
  bootstrap: BootstrapOptions,
): Estimate | null {
  const pairs = matchEpisodes(shifted, unshifted, conditionOf);
  if (shift === null || pairs.length === 0) return null;
  return meanOverStarts(pairs, ({ first, second }) => successOf(first) - successOf(second), bootstrap);
}

function conditionOf({ task, startIndex, seed, sample }: EpisodeResult): string {
  return JSON.stringify([task, startIndex, seed, sample]);
}
