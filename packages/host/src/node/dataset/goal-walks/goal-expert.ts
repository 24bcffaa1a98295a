import { type Pose, wrapAngle, yawPitchOf } from '@dreamwalk/geometry';
import { RouteField, type VoxelWorld } from '@dreamwalk/simulator';
import { STAND, TIGHTEST_TURN_M, TURN_RAD, turnTowards, walkTowards } from './walk-moves.ts';
import type { Expert } from './walker.ts';

/** A goal counts as reached from this far, metres: a step of walking never overshoots it. */
const ARRIVED_M = 0.3;
/** Beyond this angle a walker stops and turns before walking on. */
const TURN_BEYOND_RAD = (50 * Math.PI) / 180;

/** Knows the map, and walks the shortest way to a goal; there it turns as the goal looks, and stands. */
export class GoalExpert implements Expert {
  readonly #route: RouteField;
  readonly #goalYawRad: number;

  constructor(world: VoxelWorld, goal: Pose) {
    this.#route = new RouteField(world, goal.translation);
    this.#goalYawRad = yawPitchOf(goal).yawRad;
  }

  /** Metres of the way from a pose to the goal; `Infinity` where there is none. */
  lengthM(pose: Pose): number {
    return this.#route.lengthM(pose.translation);
  }

  /** Direction of the way from a pose, radians from world +x to the left. */
  bearingRad({ translation }: Pose): number {
    const aim = this.#route.aim(translation);
    return Math.atan2(aim[1] - translation[1], aim[0] - translation[0]);
  }

  moveAt(pose: Pose): number {
    const { yawRad } = yawPitchOf(pose);
    if (this.lengthM(pose) < ARRIVED_M) {
      const error = wrapAngle(this.#goalYawRad - yawRad);
      return Math.abs(error) > 0.75 * TURN_RAD ? turnTowards(error) : STAND;
    }
    const aim = this.#route.aim(pose.translation);
    const aheadM = Math.hypot(aim[0] - pose.translation[0], aim[1] - pose.translation[1]);
    const error = wrapAngle(this.bearingRad(pose) - yawRad);
    const outOfReach = aheadM < 2 * TIGHTEST_TURN_M * Math.abs(Math.sin(error));
    return Math.abs(error) > TURN_BEYOND_RAD || outOfReach ? turnTowards(error) : walkTowards(error);
  }
}
