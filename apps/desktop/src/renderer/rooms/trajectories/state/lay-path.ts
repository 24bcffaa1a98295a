import type { Studio } from '../../../studio/studio.ts';
import { placingMove } from './place-path.ts';
import type { PlannedPath } from './planned-path.ts';
import { edit } from './trajectories-store.ts';

/** Lays the selected path, which has its own coordinates, into the world: it begins at the camera of the walk, where there is one. */
export function layPath({ store, feed }: Studio, { plan }: PlannedPath): void {
  const { place } = store.getState();
  const camera = feed.latest?.pose;
  if (!camera) return;
  const gesture = 'place';
  edit({ type: 'movePoses', move: placingMove(plan.trajectory.samples[0].pose, camera) }, gesture);
  const worldSeed = place?.kind === 'world' ? place.seed : undefined;
  edit({ type: 'changePath', change: { isPlaced: true, worldSeed } }, gesture);
}
