import type { TaskOptions } from '@dreamwalk/environment';
import { type Pose, poseAngleRad, poseDistanceM } from '@dreamwalk/geometry';
import { PolicyActError } from '../../errors.ts';
import type { PolicyStart } from '../../policy.ts';
import { latentDistance } from '../costs/latent-distance.ts';
import type { DreamedPlace } from '../dream/dreamed-place.ts';
import type { LatentView } from '../dream/planner-dream.ts';
import type { GoalEstimate } from './goal-estimate.ts';
import { locateGoal } from './locate-goal.ts';

/** How a planner is told its goal: by its picture, or by its pose. */
export type GoalSense = 'goal-frame' | 'goal-pose';

/** Nearer and straighter than this a body is where it wants to be. */
const ARRIVED_M = 0.25;
const ARRIVED_RAD = 0.15;
/** Who has arrived and sees what is as unlike the goal's picture as this share of the usual was wrong about the place. */
const WRONG_SHARE = 0.85;
/** Draws of the search for the goal, apart from those of the search for actions. */
const FIRST_DRAW = 2048;

/** Knows where the goal of an episode is: told, or found out from its picture, and found out again where that was wrong. */
export class GoalSeeker {
  readonly #sense: GoalSense;
  readonly #place: DreamedPlace;
  #start: PolicyStart | null = null;
  #estimate: GoalEstimate | null = null;
  #refuted: Pose[] = [];

  constructor(sense: GoalSense, place: DreamedPlace) {
    this.#sense = sense;
    this.#place = place;
  }

  /** Null where nothing is known of it. */
  get estimate(): GoalEstimate | null {
    return this.#estimate;
  }

  /**
   * Finds the goal of an episode, whose place must be known already.
   *
   * @throws PolicyActError where the goal has not what is sensed of it
   */
  async reset(start: PolicyStart, options: TaskOptions): Promise<void> {
    this.#start = start;
    this.#refuted = [];
    this.#estimate = await this.#find(0, options);
  }

  /** Where the goal is taken to be, seen from where one stands; that very place where nothing is known of it. */
  async at(view: LatentView, step: number, options: TaskOptions): Promise<GoalEstimate> {
    if (this.#isWrong(view)) {
      this.#refuted.push(this.#estimate!.pose);
      this.#estimate = (await this.#find(step, options)) ?? this.#estimate;
    }
    return this.#estimate ?? { pose: view.pose, confidence: 0 };
  }

  async #find(step: number, options: TaskOptions): Promise<GoalEstimate | null> {
    const { goal, start, seed, episode } = this.#start!;
    if (this.#sense === 'goal-pose') {
      if (!goal.pose) throw hasNo('pose');
      return { pose: goal.pose, confidence: 1 };
    }
    if (!goal.frame) throw hasNo('picture');
    const { translation } = start.kind === 'tour' ? start.pose : start.view.pose;
    const { dream, map, sketch } = this.#place;
    return locateGoal(
      goal.frame,
      {
        dream,
        map,
        sketch,
        imagination: this.#place.imagination(options),
        eyeHeightM: translation[2],
        refuted: this.#refuted,
        key: { seed, episode, step },
        firstDraw: FIRST_DRAW,
      },
      options,
    );
  }

  /** Whether one has arrived where the goal was guessed to be, and sees something else. */
  #isWrong({ pose, latent }: LatentView): boolean {
    const { pose: guess, latent: goalLatent, usualDistance } = this.#estimate ?? {};
    if (!guess || !goalLatent || !usualDistance || !hasArrived(pose, guess)) return false;
    return latentDistance(latent, goalLatent) > WRONG_SHARE * usualDistance;
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
