import type { Studio } from '../../../studio/studio.ts';
import { newKeyframe } from './new-path.ts';
import { paceOf } from './pace.ts';
import type { PathKeyframe } from './path-document.ts';
import type { PlannedPath } from './planned-path.ts';
import { edit, playhead } from './trajectories-store.ts';

const newId = () => crypto.randomUUID();

/** Adds a keyframe where the playhead is on a path of keyframes, as fast as the one before it; the path stays as it is. */
export function addKeyframeAtPlayhead({ path: { shape }, plan }: PlannedPath): void {
  if (shape.kind !== 'keyframes') return;
  const { timeS } = playhead;
  const after = plan.keyframeTimesS.findIndex((keyframeS) => keyframeS > timeS);
  const index = after < 0 ? shape.keyframes.length : after;
  const { speedMPerS } = shape.keyframes[Math.max(0, index - 1)];
  const keyframe: PathKeyframe = { id: newId(), pose: plan.poseAt(timeS), speedMPerS };
  edit({ type: 'addKeyframe', keyframe, index });
}

/** Adds a keyframe to the end of the selected path: the camera of the walk, where there is one. */
export function addKeyframeAtCamera({ store, feed }: Studio): void {
  const { model } = store.getState();
  const camera = feed.latest?.pose;
  if (camera) edit({ type: 'addKeyframe', keyframe: newKeyframe(camera, paceOf(model), newId) });
}

/** Puts another keyframe like this one after it. */
export function duplicateKeyframe(keyframeId: string): void {
  edit({ type: 'duplicateKeyframe', keyframeId, newId: newId() });
}
