import type { Pose } from '@dreamwalk/geometry';
import { TaskError } from '../errors.ts';
import { ReachJudge } from './reach-judge.ts';
import type { Task } from './task.ts';
import type { WayRange } from './task-place.ts';

export interface ReachLandmarkOptions extends WayRange {
  /** Metres from its edge. */
  readonly withinM: number;
}

/** Walk up to something conspicuous. */
export function reachLandmark(id: string, { withinM, ...range }: ReachLandmarkOptions): Task {
  return {
    id,
    about: `Get within ${withinM} m of a landmark ${range.nearestM}–${range.farthestM} m of way from the start.`,
    assign(place, mostSteps) {
      const landmark = place.landmark(range, withinM);
      if (!landmark)
        throw new TaskError(
          `The task "${id}" finds no landmark ${range.nearestM}–${range.farthestM} m from the start that is not within ${withinM} m of it already. Allow nearer or farther ones.`,
        );
      const { name, position, radiusM, view } = landmark;
      const middle: Pose = { ...view, translation: [position[0], position[1], view.translation[2]] };
      return {
        goal: { prompt: `Go to the ${name}.`, frame: place.picture(view), pose: view },
        leadIn: [],
        shortestM: place.wayM(place.start.translation, view.translation),
        demonstration: place.walkTo(view, mostSteps),
        newJudge: () => new ReachJudge(middle, { withinM: radiusM + withinM }),
      };
    },
  };
}
