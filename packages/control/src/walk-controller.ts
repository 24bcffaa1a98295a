import { log, lookPose, type Pose, relative, rotate, type Vec3, yawPitchOf } from '@dreamwalk/geometry';
import type { CollisionCallback, Controller, ControlStep, MotionOptions } from './controller.ts';
import type { KeyState } from './keys.ts';
import { walkArc } from './walk-arc.ts';
import { type MotionSpeeds, type Wish, wishOf, withDefaults } from './wish.ts';

/** How a person walks. */
export interface WalkOptions extends MotionOptions {
  /** The steepest look up or down, radians. Default 89°. */
  readonly maxPitchRad?: number;
}

/** A right axis that leaves the horizontal by no more than this is level. */
const LEVEL_TOLERANCE = 1e-12;

/**
 * Walks like a person in a first-person game: yaw turns about world up, pitch is clamped, roll is always zero, and
 * steps are horizontal whatever the pitch (`rise` and `sink` go along world up). A turning step follows its arc.
 * Body-frame mouse look would instead gather roll, because rotations do not commute.
 */
export class WalkController implements Controller {
  readonly #speeds: MotionSpeeds;
  readonly #maxPitchRad: number;
  readonly #blocked: CollisionCallback | undefined;

  /** @throws RangeError unless 0 ≤ maxPitchRad < π/2: looking straight up there is no heading left. */
  constructor(options: WalkOptions = {}) {
    this.#speeds = withDefaults(options);
    this.#maxPitchRad = options.maxPitchRad ?? (89 * Math.PI) / 180;
    this.#blocked = options.blocked;
    if (!(this.#maxPitchRad >= 0 && this.#maxPitchRad < Math.PI / 2))
      throw new RangeError(`maxPitchRad must be at least 0 and below π/2, but it is ${this.#maxPitchRad}.`);
  }

  step(pose: Pose, keys: KeyState): ControlStep {
    return this.stepSubframes(pose, [keys]);
  }

  stepSubframes(pose: Pose, subframes: readonly KeyState[]): ControlStep {
    let end = pose;
    for (const keys of subframes) end = this.#advance(end, wishOf(keys, this.#speeds, 1 / subframes.length));
    return { pose: end, twist: log(relative(pose, end)) };
  }

  #advance(pose: Pose, wish: Wish): Pose {
    const from = pose.translation;
    const { yawRad, pitchRad } = yawPitchOf(pose);
    const move = walkArc(wish.move, yawRad, wish.yawRad);
    const to: Vec3 = [from[0] + move[0], from[1] + move[1], from[2] + move[2]];
    const translation = this.#blocked ? this.#blocked(from, to) : to;

    const nextPitchRad = clamp(pitchRad + wish.pitchRad, -this.#maxPitchRad, this.#maxPitchRad);
    const turns = wish.yawRad !== 0 || nextPitchRad !== pitchRad;
    if (!turns && isLevel(pose)) return { rotation: pose.rotation, translation };
    return lookPose(translation, yawRad + wish.yawRad, nextPitchRad);
  }
}

function isLevel(pose: Pose): boolean {
  const right = rotate(pose.rotation, [1, 0, 0]);
  const down = rotate(pose.rotation, [0, 1, 0]);
  return Math.abs(right[2]) <= LEVEL_TOLERANCE && down[2] <= 0;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
