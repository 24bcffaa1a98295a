import {
  addKeyframeAtCamera,
  addKeyframeAtPlayhead,
  duplicateKeyframe,
} from '../rooms/trajectories/state/add-keyframe.ts';
import type { PlannedPath } from '../rooms/trajectories/state/planned-path.ts';
import { edit, trajectoriesStore } from '../rooms/trajectories/state/trajectories-store.ts';
import type { Studio } from '../studio/studio.ts';
import type { Command } from './command.ts';
import { trajectoryCommand } from './trajectory-command.ts';

/** What can be done to the keyframes of the selected path; nothing where it has none. */
export function keyframeCommands(studio: Studio, planned: PlannedPath): readonly Command[] {
  const { shape } = planned.path;
  if (shape.kind !== 'keyframes') return [];
  const { keyframeId } = trajectoriesStore.getState().history.present;
  const number = shape.keyframes.findIndex(({ id }) => id === keyframeId) + 1;
  const { place } = studio.store.getState();
  return [
    trajectoryCommand('addAtPlayhead', () => addKeyframeAtPlayhead(planned)),
    ...(place ? [trajectoryCommand('addAtCamera', () => addKeyframeAtCamera(studio))] : []),
    ...(keyframeId
      ? [trajectoryCommand('duplicateKeyframe', () => duplicateKeyframe(keyframeId), { number })]
      : []),
    ...(keyframeId && shape.keyframes.length > 1
      ? [trajectoryCommand('removeKeyframe', () => edit({ type: 'removeKeyframe', keyframeId }), { number })]
      : []),
  ];
}
