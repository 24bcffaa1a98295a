import type { PosedView } from '@dreamwalk/environment';
import { type Pose, poseAngleRad, poseDistanceM } from '@dreamwalk/geometry';
import { SuiteError } from '../errors.ts';
import type { TruthWorld } from './capabilities.ts';

/** Views of a tour, and frames of the walk that it surrounds, where a suite is not told otherwise. */
export const DEFAULT_TOUR_VIEWS = 60;
export const DEFAULT_WALK_FRAMES = 300;

/** A tour pose nearer than both of these to a walked one would give the answer away. */
const NEAR_M = 0.3;
const NEAR_RAD = (15 * Math.PI) / 180;

/**
 * The views of a tour round a walk, without depth: the model has to find that itself.
 *
 * @throws SuiteError where a tour pose lies within 0.3 m and 15° of a walked one
 */
export function tourViews(world: TruthWorld, walk: readonly Pose[], count: number): PosedView[] {
  return world.tour(walk, count).map((pose, index) => {
    const tooNear = walk.findIndex((walked) => givesAway(pose, walked));
    if (tooNear >= 0)
      throw new SuiteError(
        `View ${index} of the tour lies within ${NEAR_M} m and 15° of frame ${tooNear} of the walk, which would ` +
          'show the model the answer. Make the tour keep its distance.',
      );
    return { frame: world.render(pose).frame, pose };
  });
}

/** Whether a tour view at a pose would show what a walk shows at another: within 0.3 m and 15° of it. */
export function givesAway(pose: Pose, walked: Pose): boolean {
  return poseDistanceM(pose, walked) < NEAR_M && poseAngleRad(pose, walked) < NEAR_RAD;
}
