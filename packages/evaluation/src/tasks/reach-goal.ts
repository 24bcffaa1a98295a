import { TaskError } from '../errors.ts';
import { LatentJudge } from './latent-judge.ts';
import { type Reach, ReachJudge } from './reach-judge.ts';
import type { Task } from './task.ts';
import type { WayRange } from './task-place.ts';

/** Tasks from one start have goals of their own. */
const GOAL_DRAW = 1;

export interface ReachGoalOptions extends Reach, WayRange {
  /** Judge by looks instead of by poses, at this latent distance at most. */
  readonly latentThreshold?: number;
}

/** Go to where a picture was taken: image-goal navigation. */
export function reachGoal(
  id: string,
  { withinM, withinRad, latentThreshold, ...range }: ReachGoalOptions,
): Task {
  const criterion =
    latentThreshold === undefined
      ? `Get within ${withinM} m of where the goal's picture was taken`
      : `Get to where things look like the goal's picture, by a latent distance of at most ${latentThreshold}`;
  return {
    id,
    about: `${criterion}, ${range.nearestM}–${range.farthestM} m of way from the start.`,
    assign(place, mostSteps) {
      const pose = place.goal(range, GOAL_DRAW);
      if (!pose)
        throw new TaskError(
          `The task "${id}" finds no goal ${range.nearestM}–${range.farthestM} m from the start. Allow nearer or farther ones.`,
        );
      const frame = place.picture(pose);
      return {
        goal: { prompt: 'Go to where this picture was taken.', frame, pose },
        leadIn: [],
        shortestM: place.wayM(place.start.translation, pose.translation),
        demonstration: place.walkTo(pose, mostSteps),
        newJudge: (encoder) =>
          latentThreshold === undefined
            ? new ReachJudge(pose, { withinM, withinRad })
            : new LatentJudge(encoder, frame, latentThreshold),
      };
    },
  };
}
