import { type Candidate, endOf } from './candidate.ts';
import type { Situation } from './planner.ts';

/**
 * The costs of candidates, coarse to fine: all of them by the map, and the best of those by what is dreamed at their end, too.
 *
 * @param most candidates to dream; the budget may allow fewer
 * @returns infinite for those that were not dreamed, unless none was
 */
export async function scoreCandidates(
  candidates: readonly Candidate[],
  most: number,
  { pose, cost, imagination }: Situation,
): Promise<number[]> {
  const coarse = candidates.map(({ poses }) => cost.ofWay(pose, poses));
  const chosen = [...candidates.keys()].sort((a, b) => coarse[a] - coarse[b]).slice(0, most);
  const views = await imagination.look(chosen.map((n) => endOf(candidates[n])));
  if (views.length === 0) return coarse;
  const costs = coarse.map(() => Number.POSITIVE_INFINITY);
  for (const [k, view] of views.entries()) costs[chosen[k]] = coarse[chosen[k]] + cost.ofView(view);
  return costs;
}
