import type { PosedView } from '@dreamwalk/environment';
import { type Camera, lookPose, type Pose } from '@dreamwalk/geometry';
import { RandomStream, RouteField, renderView, tourPoses, type VoxelWorld } from '@dreamwalk/simulator';
import { walkablePlaces } from './walkable-places.ts';

/** A tour surveys all places this far from where episodes begin, metres of way. */
const REACH_M = 9;
/** Poses that a walker could come to there, which the views are chosen to be good for. */
const SUBJECTS = 160;
const STREAM = 23;
const TOUR_SEED = 3;

/**
 * A survey of the surroundings of a start that knows nothing of tasks and policies: views chosen so that whoever walks
 * about there sees what was seen. Pictures and poses, without depth.
 */
export function surveyTour(world: VoxelWorld, camera: Camera, start: Pose, views: number): PosedView[] {
  const random = new RandomStream(world.seed, STREAM);
  const route = new RouteField(world, start.translation);
  const near = random.shuffled(walkablePlaces(world)).filter((place) => route.lengthM(place) <= REACH_M);
  const subjects = near.slice(0, SUBJECTS).map((place) => lookPose(place, random.between(0, 2 * Math.PI), 0));
  return tourPoses(world, [start, ...subjects], views, TOUR_SEED, { separate: false }).map((pose) => ({
    frame: renderView(world, camera, pose).frame,
    pose,
  }));
}
