import type { TruthWorld } from '@dreamwalk/evaluation';
import type { Camera } from '@dreamwalk/geometry';
import { createWorld, outAndBackPath, renderView, tourPoses, wanderPath } from '@dreamwalk/simulator';

/** Walks and tours draw from streams of their own, so that neither follows from the other. */
const WALK_SEED = 1;
const TOUR_SEED = 2;

/** The simulated world of a seed, seen through a model's camera. */
export function simulatorTruth(seed: number, camera: Camera): TruthWorld {
  const world = createWorld(seed);
  return {
    camera,
    render: (pose) => renderView(world, camera, pose),
    wander: (frames) => wanderPath(world, WALK_SEED, frames - 1),
    outAndBack: (frames) => outAndBackPath(world, WALK_SEED, frames),
    tour: (path, count) => tourPoses(world, path, count, TOUR_SEED),
  };
}
