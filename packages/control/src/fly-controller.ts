import { compose, exp, log, type Pose, relative, type Twist } from '@dreamwalk/geometry';
import type { CollisionCallback, Controller, ControlStep, MotionOptions } from './controller.ts';
import type { KeyState } from './keys.ts';
import { type MotionSpeeds, type Wish, wishOf, withDefaults } from './wish.ts';

/**
 * Flies freely, in all six degrees of freedom: every move and turn is about the camera's own axes and goes straight to the
 * exponential, without clamps. Turning about two axes in turn therefore gathers roll, as it does for an aircraft. A wall stops
 * the flight and leaves the turn.
 */
export class FlyController implements Controller {
  readonly #speeds: MotionSpeeds;
  readonly #blocked: CollisionCallback | undefined;

  constructor(options: MotionOptions = {}) {
    this.#speeds = withDefaults(options);
    this.#blocked = options.blocked;
  }

  step(pose: Pose, keys: KeyState): ControlStep {
    const twist = twistOf(wishOf(keys, this.#speeds, 1));
    const end = this.#advance(pose, twist);
    return { pose: end, twist: this.#blocked ? log(relative(pose, end)) : twist };
  }

  stepSubframes(pose: Pose, subframes: readonly KeyState[]): ControlStep {
    let end = pose;
    for (const keys of subframes)
      end = this.#advance(end, twistOf(wishOf(keys, this.#speeds, 1 / subframes.length)));
    return { pose: end, twist: log(relative(pose, end)) };
  }

  #advance(pose: Pose, twist: Twist): Pose {
    const end = compose(pose, exp(twist));
    if (!this.#blocked) return end;
    return { rotation: end.rotation, translation: this.#blocked(pose.translation, end.translation) };
  }
}

/** A wish in camera axes: x is right, y is down, z is forward. */
function twistOf({ move: [forward, left, up], yawRad, pitchRad, rollRad }: Wish): Twist {
  return { linear: [-left, -up, forward], angular: [pitchRad, -yawRad, rollRad] };
}
