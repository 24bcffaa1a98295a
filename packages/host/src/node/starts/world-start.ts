import type { Camera, Pose } from '@dreamwalk/geometry';
import { createWorld, moveWithCollision, renderView, startPose, wanderPath } from '@dreamwalk/simulator';
import { simulatedPlace } from '../../engine/place.ts';
import { breathe, type TaskContext } from '../task.ts';
import type { WalkStart } from './walk-start.ts';

/** Begins in the simulated world of a seed that was toured before: the memory holds dozens of views of it. */
export async function worldTourStart(
  seed: number,
  camera: Camera,
  { signal, onProgress }: TaskContext,
): Promise<WalkStart> {
  const {
    start,
    startPose: pose,
    collide,
  } = await simulatedPlace(seed, camera, {
    signal,
    onView: (done, total) => onProgress({ stage: 'touring the world', done, total }),
    yieldNow: () => breathe(signal),
  });
  return { start, pose, source: `world ${seed}`, collide, hasCoordinates: true };
}

/**
 * Begins in the simulated world of a seed with a single view of it: all that lies beyond is invented.
 * @param wandering whether the view is the one where {@link wanderPoses} begin, not the world's own start
 */
export function worldViewStart(seed: number, camera: Camera, wandering = false): WalkStart {
  const world = createWorld(seed);
  const pose = wandering ? wanderPath(world, seed, 0)[0] : startPose(world);
  return {
    start: { kind: 'view', view: { frame: renderView(world, camera, pose).frame, pose } },
    pose,
    source: `one view of world ${seed}`,
    collide: (from, to) => moveWithCollision(world, from, to),
    hasCoordinates: false,
  };
}

/** The walk that the tour of a seed's world goes round: `steps` poses after the one where the tour begins. */
export function wanderPoses(seed: number, steps: number): Pose[] {
  return wanderPath(createWorld(seed), seed, steps).slice(1);
}
