import type { SuiteOffer } from '../../../../shared/evaluation-protocol.ts';
import type { MeasuredSpeed } from '../../library/state/measured-speeds.ts';
import { ALWAYS_THERE, episodeCount, type SuiteDraft } from './suite-draft.ts';

/** Of a model that nobody has walked with on this machine. */
const USUAL_STEP_MS = 50;
/** To draw a view of the true world on one thread. */
const REAL_STEP_MS = 12;
/** Views that a tour remembers, each of which costs about as much as a step. */
const TOUR_VIEWS = 100;

export interface Estimate {
  readonly durationMs: number;
  /** What a step in imagination is taken to last. */
  readonly stepMs: number;
}

/** How long a suite takes at most, with every episode as long as it may be, and planners that spend all that they may. */
export function estimateSuite(
  draft: SuiteDraft,
  offer: SuiteOffer | undefined,
  modelId: string,
  speeds: readonly MeasuredSpeed[],
): Estimate {
  const { policies, arms, worlds, startsPerWorld, samples, maxSteps } = draft;
  const stepMs = speeds.find((speed) => speed.modelId === modelId)?.stepMs ?? USUAL_STEP_MS;
  const starts = worlds * startsPerWorld;
  const realEpisodes = episodeCount({ ...draft, arms: ['reality'] });
  const planned = offer?.policies.filter(({ policy }) => policies.includes(policy.id)) ?? [];
  const plannedSteps = planned.reduce((sum, { worldModelSteps }) => sum + worldModelSteps, 0);
  const planningMs = (plannedSteps * stepMs * realEpisodes) / (policies.length + ALWAYS_THERE);
  const durationsMs = arms.map((arm) => {
    if (arm === 'reality') return realEpisodes * maxSteps * REAL_STEP_MS + planningMs;
    const toursMs = arm === 'tour' ? starts * TOUR_VIEWS * (REAL_STEP_MS + stepMs) : 0;
    return samples * (realEpisodes * maxSteps * stepMs + planningMs) + toursMs;
  });
  return { durationMs: durationsMs.reduce((sum, durationMs) => sum + durationMs, 0), stepMs };
}
