import { createHash } from 'node:crypto';
import type { Assignment, EpisodeOutcome, EpisodeResult } from '@dreamwalk/evaluation';
import type { Twist } from '@dreamwalk/geometry';
import type { PlannedEpisode, PlannedUnit } from './plan-episodes.ts';

/** An episode with the motions that it was made of. */
export interface FinishedEpisode {
  readonly result: EpisodeResult;
  /** [steps][6]: body twists, linear part first, that were asked for. */
  readonly twists: readonly (readonly number[])[];
}

/** An episode that was run to its end. */
export function finishedEpisode(
  planned: PlannedEpisode,
  unit: PlannedUnit,
  { shortestM }: Assignment,
  { twists, timings, outcome, reason, ...figures }: EpisodeOutcome,
): FinishedEpisode {
  const motions = twists.map(({ linear, angular }: Twist) => [...linear, ...angular]);
  const result: EpisodeResult = {
    ...identityOf(planned, unit),
    outcome,
    ...(reason === undefined ? {} : { reason }),
    ...figures,
    shortestM,
    actionsSha256: createHash('sha256').update(new Float64Array(motions.flat())).digest('hex'),
    timings,
  };
  return { result, twists: motions };
}

/**
 * An episode whose process died.
 * @param complaint the last that was heard of it
 */
export function deadEpisode(planned: PlannedEpisode, unit: PlannedUnit, complaint: string): FinishedEpisode {
  const [line] = complaint.trim().split('\n');
  const result: EpisodeResult = {
    ...identityOf(planned, unit),
    outcome: 'failed-to-act',
    reason: `The process that the policy "${planned.policy}" ran in died: ${line || 'it said nothing.'}`,
    score: 0,
    steps: 0,
    successStep: null,
    pathM: 0,
    goalDistanceM: null,
    blockedSteps: 0,
    worldModelSteps: 0,
    coveredShare: null,
    shortestM: null,
    actionsSha256: '',
    timings: { totalMs: 0, policyMs: 0, environmentMs: 0 },
  };
  return { result, twists: [] };
}

/** Which episode it is, in the order in which results tell it. */
function identityOf(
  { key, arm, policy, task, startIndex, seed, sample }: PlannedEpisode,
  { place, shift }: PlannedUnit,
) {
  const where = {
    ...('tour' in place ? { worldSeed: null, tour: place.tour } : place),
    ...(shift && { shift }),
  };
  return { key, arm, policy, task, startIndex, ...where, seed, sample };
}
