import type { TaskOptions } from '@dreamwalk/environment';
import { lookPose, type Pose, yawPitchOf } from '@dreamwalk/geometry';
import type { PolicyObservation, PolicyStart } from '../policy.ts';
import { PlanCost } from './costs/plan-cost.ts';
import { drawNormals } from './draws.ts';
import type { LatentView } from './dream/planner-dream.ts';
import { GoalSeeker, type GoalSense } from './goal/goal-seeker.ts';
import { OverseeingPolicy, type OverseerOptions } from './overseeing-policy.ts';
import type { Candidate } from './search/candidate.ts';
import { type SamplingOptions, searchBySampling } from './search/sampling-search.ts';
import { scoreCandidates } from './search/score-candidates.ts';

/** How a chunk is bent: coordinate 0 is the share that its pace is changed by, coordinate 1 the turn of every frame. */
const PACE_SHARE = 0.5;
const TURN_RAD = (6 * Math.PI) / 180;
const SEARCH: SamplingOptions = {
  samples: 24,
  iterations: 2,
  elites: 4,
  firstStd: 0.6,
  leastStd: 0.05,
  mostStd: 1,
};
/** Bent chunks that are dreamed in each round. */
const IMAGINED = 6;
/** A bent chunk must be better than the policy's own by this, metres: in doubt the policy knows best. */
const WORTH_M = 0.1;

/**
 * A policy that imagines, sparsely, where its chunk leads, and bends it towards the goal before it is carried out (after SC-VLA,
 * which predicts progress and the coming trajectory and refines the action by them): only the end of a chunk is dreamed.
 */
export class RefiningPolicy extends OverseeingPolicy {
  readonly #goal: GoalSeeker;
  #start: PolicyStart | null = null;

  constructor({ goalSense, ...options }: OverseerOptions & { readonly goalSense: GoalSense }) {
    super('refined', ['frame', 'pose', goalSense], options);
    this.#goal = new GoalSeeker(goalSense, this.place);
  }

  override async reset(start: PolicyStart, options: TaskOptions = {}): Promise<void> {
    await super.reset(start, options);
    this.#start = start;
    await this.#goal.reset(start, options);
  }

  protected async oversee(
    view: LatentView,
    wanted: readonly Pose[],
    { step }: PolicyObservation,
    options: TaskOptions,
  ): Promise<readonly Pose[]> {
    const goal = await this.#goal.at(view, options);
    const { map } = this.place;
    const { seed, episode } = this.#start!;
    const situation = {
      pose: view.pose,
      goal,
      map,
      cost: new PlanCost(map, goal),
      imagination: this.place.imagination(options),
      draw: (count: number, draw: number) => drawNormals(count, { seed, episode, step, draw }),
    };
    const bend = ([pace, turn]: readonly number[]): Candidate => ({
      actions: [],
      poses: bent(view.pose, wanted, 1 + PACE_SHARE * clamped(pace), TURN_RAD * clamped(turn)),
    });
    const { best } = await searchBySampling(
      [0, 0],
      SEARCH,
      (points) => scoreCandidates(points.map(bend), IMAGINED, situation),
      situation.draw,
    );
    const better = bend(best).poses;
    const gain = situation.cost.ofWay(view.pose, wanted) - situation.cost.ofWay(view.pose, better);
    return gain > WORTH_M ? better : wanted;
  }
}

/** The same way at another pace, with a turn to the left added to every frame; the horizon stays level. */
function bent(from: Pose, wanted: readonly Pose[], pace: number, turnRad: number): Pose[] {
  let place = from.translation;
  return wanted.map((pose, frame) => {
    const before = (frame === 0 ? from : wanted[frame - 1]).translation;
    const step = pose.translation.map((value, axis) => pace * (value - before[axis]));
    const turned = turnRad * (frame + 0.5);
    const [cos, sin] = [Math.cos(turned), Math.sin(turned)];
    place = [
      place[0] + cos * step[0] - sin * step[1],
      place[1] + sin * step[0] + cos * step[1],
      place[2] + step[2],
    ];
    const { yawRad, pitchRad } = yawPitchOf(pose);
    return lookPose(place, yawRad + turnRad * (frame + 1), pitchRad);
  });
}

function clamped(value: number): number {
  return Math.max(-1, Math.min(1, value));
}
