import { TaskError } from '../errors.ts';
import { type Reach, ReachJudge } from './reach-judge.ts';
import type { Task } from './task.ts';
import type { WayRange } from './task-place.ts';

/** Frames that walking away may take. */
const MOST_LEAD_IN = 60;

/** Tasks from one start have goals of their own. */
const GOAL_DRAW = 2;

export interface ReturnHomeOptions extends Reach, WayRange {}

/** Walked away from home beforehand, find back: what a memory is for. */
export function returnHome(id: string, { withinM, withinRad, ...range }: ReturnHomeOptions): Task {
  return {
    id,
    about: `After a walk of ${range.nearestM}–${range.farthestM} m away, get back within ${withinM} m of the start.`,
    assign(place, mostSteps) {
      const away = place.goal(range, GOAL_DRAW);
      if (!away)
        throw new TaskError(
          `The task "${id}" finds nowhere to walk ${range.nearestM}–${range.farthestM} m away to. Allow nearer or farther places.`,
        );
      const home = place.start;
      const leadIn = place.walkTo(away, MOST_LEAD_IN).slice(1);
      const from = leadIn.at(-1) ?? home;
      return {
        goal: { prompt: 'Go back to where you began.', frame: place.picture(home), pose: home },
        leadIn,
        shortestM: place.wayM(from.translation, home.translation),
        demonstration: place.walkTo(home, mostSteps, from),
        newJudge: () => new ReachJudge(home, { withinM, withinRad }),
      };
    },
  };
}
