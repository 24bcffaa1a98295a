import type { Studio } from '../../../studio/studio.ts';
import { enterRoom } from '../../rooms-store.ts';
import type { PlannedPath } from './planned-path.ts';

/** Drives the dream along a path, pose by pose, and goes to see it. */
export function walkPath(studio: Studio, { path, plan }: PlannedPath): void {
  studio.send({ type: 'pause', paused: false });
  studio.send({
    type: 'drive',
    driver: {
      kind: 'path',
      name: path.name,
      poses: plan.trajectory.samples.map(({ pose }) => pose),
      isPlaced: path.isPlaced,
      isLoop: path.isLoop,
    },
  });
  enterRoom('explore');
}
