import type { TaskOptions } from '@dreamwalk/environment';
import { type Pose, poseAngleRad, poseDistanceM } from '@dreamwalk/geometry';
import { PolicyActError } from '../../errors.ts';
import type { PolicyStart } from '../../policy.ts';
import type { DreamedPlace } from '../dream/dreamed-place.ts';
import type { LatentView } from '../dream/planner-dream.ts';
import type { GoalEstimate } from './goal-estimate.ts';
import { GoalPicture } from './goal-picture.ts';
import { locateGoal } from './locate-goal.ts';

/** How a planner is told its goal: by its picture, or by its pose. */
export type GoalSense = 'goal-frame' | 'goal-pose';

/** Nearer and straighter than this a body is where it wants to be. */
const ARRIVED_M = 0.25;
const ARRIVED_RAD = 0.15;
/** What is seen is what the picture shows where they differ by less than this once they are aligned, of 255. */
const SAME_DIFFERENCE = 9;

/**
 * Knows where the goal of an episode is: told, or found out from its picture. What was found out is a list of guesses. Who sees
 * the goal's picture has found it; who has arrived at a guess and sees something else crosses it off, and goes on to the next.
 */
export class GoalSeeker {
  readonly #sense: GoalSense;
  readonly #place: DreamedPlace;
  #picture: GoalPicture | null = null;
  /** The likeliest first. */
  #guesses: readonly GoalEstimate[] = [];
  #refuted: Pose[] = [];

  constructor(sense: GoalSense, place: DreamedPlace) {
    this.#sense = sense;
    this.#place = place;
  }

  /** Null where nothing is known of it. */
  get estimate(): GoalEstimate | null {
    return this.#guesses[0] ?? null;
  }

  /**
   * Finds the goal of an episode, whose place must be known already.
   *
   * @throws PolicyActError where the goal has not what is sensed of it
   */
  async reset({ goal: { frame, pose }, start }: PolicyStart, options: TaskOptions): Promise<void> {
    this.#refuted = [];
    if (this.#sense === 'goal-pose') {
      if (!pose) throw hasNo('pose');
      this.#picture = null;
      this.#guesses = [{ pose, confidence: 1 }];
      return;
    }
    if (!frame) throw hasNo('picture');
    this.#picture = new GoalPicture(frame, this.#place.dream.camera);
    const from = start.kind === 'tour' ? start.pose : start.view.pose;
    this.#guesses = await this.#find(this.#picture, from, options);
  }

  /** Where the goal is taken to be, seen from where one stands; that very place where nothing is known of it. */
  async at(view: LatentView, options: TaskOptions): Promise<GoalEstimate> {
    if (this.#picture) await this.#look(this.#picture, view, options);
    return this.estimate ?? { pose: view.pose, confidence: 0 };
  }

  /** Takes in whether what is really seen is what the picture shows. */
  async #look(picture: GoalPicture, view: LatentView, options: TaskOptions): Promise<void> {
    const { pose, difference } = picture.fit(view);
    if (difference < SAME_DIFFERENCE) {
      this.#guesses = [{ ...this.estimate, pose, confidence: 1 }];
      return;
    }
    const [guess, ...others] = this.#guesses;
    if (!guess || !hasArrived(view.pose, guess.pose)) return;
    this.#refuted.push(guess.pose);
    this.#guesses = others.length > 0 ? others : await this.#find(picture, view.pose, options);
  }

  /** Guesses besides those that were crossed off. */
  #find(picture: GoalPicture, from: Pose, options: TaskOptions): Promise<GoalEstimate[]> {
    const { dream, map, sketch } = this.#place;
    const imagination = this.#place.imagination(options);
    const [, , eyeHeightM] = from.translation;
    const known = { dream, map, sketch, imagination, eyeHeightM, refuted: this.#refuted };
    return locateGoal(picture, known, options);
  }
}

/** Whether a body is where it wants to be, looking where it wants to look. */
export function hasArrived(pose: Pose, goal: Pose): boolean {
  return poseDistanceM(pose, goal) < ARRIVED_M && poseAngleRad(pose, goal) < ARRIVED_RAD;
}

function hasNo(what: string): PolicyActError {
  return new PolicyActError(
    'crashed',
    `This planner looks for a place by its ${what}, but the goal of the episode has none. Give it a task whose goal is a place.`,
  );
}
