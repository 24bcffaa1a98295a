import type { Observation } from '@dreamwalk/environment';
import type { Judge, Verdict } from './judge.ts';
import type { Task } from './task.ts';

export interface ExploreOptions {
  /** Squares of floor, a metre wide, to be walked over. */
  readonly squares: number;
}

/** Get about: walk over as much floor as can be. */
export function explore(id: string, { squares }: ExploreOptions): Task {
  return {
    id,
    about: `Walk over ${squares} different squares of floor, each a metre wide.`,
    assign(place, mostSteps) {
      return {
        goal: { prompt: 'Look round this place.' },
        leadIn: [],
        shortestM: null,
        demonstration: place.walkAbout(mostSteps),
        newJudge: () => new SquaresJudge(squares),
      };
    },
  };
}

/** Success once so many squares were walked over. */
class SquaresJudge implements Judge {
  readonly #wanted: number;
  readonly #walked = new Set<string>();

  constructor(wanted: number) {
    this.#wanted = wanted;
  }

  look({ pose }: Pick<Observation, 'pose'>): Verdict {
    const [x, y] = pose.translation;
    this.#walked.add(`${Math.floor(x)},${Math.floor(y)}`);
    const score = Math.min(1, this.#walked.size / this.#wanted);
    return { success: score === 1, score, goalDistanceM: null };
  }
}
