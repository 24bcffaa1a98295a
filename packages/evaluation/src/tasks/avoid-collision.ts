import type { Observation } from '@dreamwalk/environment';
import { type Pose, poseDistanceM } from '@dreamwalk/geometry';
import type { Judge, Verdict } from './judge.ts';
import type { Task } from './task.ts';

export interface AvoidCollisionOptions {
  /** Metres to be walked. */
  readonly distanceM: number;
  /** Frames in which something may be in the way. */
  readonly mostBlocked: number;
}

/** Walk on without walking into things. */
export function avoidCollision(id: string, { distanceM, mostBlocked }: AvoidCollisionOptions): Task {
  return {
    id,
    about: `Walk ${distanceM} m with something in the way in at most ${mostBlocked} frames.`,
    assign(place, mostSteps) {
      return {
        goal: { prompt: 'Walk about and bump into nothing.' },
        leadIn: [],
        shortestM: null,
        demonstration: place.walkAbout(mostSteps),
        newJudge: () => new BumpJudge(distanceM, mostBlocked),
      };
    },
  };
}

/** Success once so far walked; lost once bumped too often. */
class BumpJudge implements Judge {
  readonly #distanceM: number;
  readonly #mostBlocked: number;
  #last: Pose | null = null;
  #walkedM = 0;
  #blocked = 0;

  constructor(distanceM: number, mostBlocked: number) {
    this.#distanceM = distanceM;
    this.#mostBlocked = mostBlocked;
  }

  look({ pose, blocked }: Pick<Observation, 'pose' | 'blocked'>): Verdict {
    if (this.#last) this.#walkedM += poseDistanceM(this.#last, pose);
    this.#last = pose;
    if (blocked) this.#blocked++;
    const lost = this.#blocked > this.#mostBlocked;
    const score = Math.min(1, this.#walkedM / this.#distanceM);
    return {
      success: score === 1 && !lost,
      lost,
      score: lost ? Math.min(score, 0.99) : score,
      goalDistanceM: null,
    };
  }
}
