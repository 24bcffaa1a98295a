import type { ModelSummary } from '@dreamwalk/host';
import type { Pace } from './path-plan.ts';

/** What the bundled worlds are walked at; until a model is open. */
const USUAL_PACE = { framesPerSecond: 20, speedMPerFrame: 0.2 };

/** How fast a model walks. */
export function paceOf(model: ModelSummary | undefined): Pace {
  const { framesPerSecond, speedMPerFrame } = model ?? USUAL_PACE;
  const fastestMPerFrame = model?.trainedSpeedsMPerFrame?.fastest ?? speedMPerFrame;
  return { framesPerSecond, speedMPerFrame, fastestMPerFrame };
}
