import type { Observation } from '@dreamwalk/environment';
import { type Pose, poseAngleRad, poseDistanceM } from '@dreamwalk/geometry';
import type { Judge, Verdict } from './judge.ts';

/** When a goal counts as reached. */
export interface Reach {
  readonly withinM: number;
  /** Radians between the views; any by default. */
  readonly withinRad?: number;
}

/** Success within so many metres of a pose; the score is the share of the first distance that has been made. */
export class ReachJudge implements Judge {
  readonly #goal: Pose;
  readonly #reach: Reach;
  #firstM = 0;
  #nearestM = Number.POSITIVE_INFINITY;

  constructor(goal: Pose, reach: Reach) {
    this.#goal = goal;
    this.#reach = reach;
  }

  look({ pose }: Pick<Observation, 'pose'>): Verdict {
    const goalDistanceM = poseDistanceM(pose, this.#goal);
    if (this.#nearestM === Number.POSITIVE_INFINITY) this.#firstM = goalDistanceM;
    this.#nearestM = Math.min(this.#nearestM, goalDistanceM);
    const { withinM, withinRad = Math.PI } = this.#reach;
    const success = goalDistanceM <= withinM && poseAngleRad(pose, this.#goal) <= withinRad;
    const made = 1 - this.#nearestM / this.#firstM;
    return { success, score: success ? 1 : Math.min(1, Math.max(0, made)), goalDistanceM };
  }
}
