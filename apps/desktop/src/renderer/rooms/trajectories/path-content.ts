import { NO_CONTENT, type SceneContent } from './scene/scene-content.ts';
import type { PlannedPath } from './state/planned-path.ts';
import { isTooFast } from './state/speed-limit.ts';

/** A path as the scene shows it; nothing where none is selected. */
export function contentOf(
  planned: PlannedPath | undefined,
  keyframeId: string | undefined,
  fastestMPerFrame: number,
): SceneContent {
  if (!planned) return NO_CONTENT;
  const { path, plan } = planned;
  return {
    poses: plan.trajectory.samples.map(({ pose }) => pose),
    isTooFast: plan.steps.map(({ distanceM }) => isTooFast(distanceM, fastestMPerFrame)),
    isLoop: path.isLoop,
    keyframes: path.shape.kind === 'keyframes' ? path.shape.keyframes : [],
    keyframeId,
  };
}
