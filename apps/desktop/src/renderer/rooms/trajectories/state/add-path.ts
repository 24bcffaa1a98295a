import type { Studio } from '../../../studio/studio.ts';
import { i18next } from '../../../words/words.ts';
import { drawnPath, keyframedPath, walkedPath } from './new-path.ts';
import { paceOf } from './pace.ts';
import type { PathDocument } from './path-document.ts';
import { edit, trajectoriesStore } from './trajectories-store.ts';

const newId = () => crypto.randomUUID();

/** Draws a path that begins at the camera of the walk, where there is one. */
export function drawPath({ store, feed }: Studio): void {
  const { model, place } = store.getState();
  const name = i18next.t('trajectories:names.drawn', { number: nextNumber() });
  const worldSeed = place?.kind === 'world' ? place.seed : undefined;
  edit({ type: 'addPath', path: drawnPath(name, feed.latest?.pose, worldSeed, paceOf(model), newId) });
}

/** Takes the walk so far as a path. */
export function takeWalk({ store, feed }: Studio): void {
  const { model, place } = store.getState();
  const name = i18next.t('trajectories:names.walked', { number: nextNumber() });
  const worldSeed = place?.kind === 'world' ? place.seed : undefined;
  edit({ type: 'addPath', path: walkedPath(name, feed.history.poses, worldSeed, paceOf(model), newId) });
}

/** Draws a recorded path again through few keyframes, beside the one that was recorded. */
export function redrawPath(path: PathDocument): void {
  const name = i18next.t('trajectories:names.keyframed', { name: path.name });
  edit({ type: 'addPath', path: keyframedPath(path, name, newId) });
}

function nextNumber(): number {
  return trajectoriesStore.getState().history.present.paths.length + 1;
}
