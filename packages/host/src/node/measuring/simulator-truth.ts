import type { TruthWorld } from '@dreamwalk/evaluation';
import { type Camera, poseDistanceM } from '@dreamwalk/geometry';
import {
  createWorld,
  moveWithCollision,
  outAndBackPath,
  renderView,
  startPose,
  tourPoses,
  type WorldOptions,
  wanderPath,
} from '@dreamwalk/simulator';

/** Walks and tours draw from streams of their own, so that neither follows from the other. */
const WALK_SEED = 1;
const TOUR_SEED = 2;

/** A move that ends this near to where it should was not stopped: it is made in steps, whose sum is rounded. */
const ARRIVED_WITHIN_M = 1e-6;

/** The simulated world of a seed, seen through a model's camera. */
export function simulatorTruth(seed: number, camera: Camera, options: WorldOptions = {}): TruthWorld {
  const world = createWorld(seed, options);
  return {
    camera,
    render: (pose) => renderView(world, camera, pose),
    start: () => startPose(world),
    isBlocked: (from, to) => {
      const translation = moveWithCollision(world, from.translation, to.translation);
      return poseDistanceM({ ...to, translation }, to) > ARRIVED_WITHIN_M;
    },
    wander: (frames) => wanderPath(world, WALK_SEED, frames - 1),
    outAndBack: (frames) => outAndBackPath(world, WALK_SEED, frames),
    tour: (path, count) => tourPoses(world, path, count, TOUR_SEED),
  };
}
