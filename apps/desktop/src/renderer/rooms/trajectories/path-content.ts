import type { SceneContent } from './scene/scene-content.ts';
import { isTooFast } from './state/speed-limit.ts';
import type { PlannedPath } from './use-trajectories.ts';

/** A path as the scene shows it; nothing where none is selected. */
export function contentOf(
  planned: PlannedPath | undefined,
  keyframeId: string | undefined,
  fastestMPerFrame: number,
): SceneContent {
  if (!planned) return { poses: [], isTooFast: [], isLoop: false, keyframes: [], keyframeId: undefined };
  const { path, plan } = planned;
  return {
    poses: plan.trajectory.samples.map(({ pose }) => pose),
    isTooFast: plan.steps.map(({ distanceM }) => isTooFast(distanceM, fastestMPerFrame)),
    isLoop: path.isLoop,
    keyframes: path.shape.kind === 'keyframes' ? path.shape.keyframes : [],
    keyframeId,
  };
}
