import { compose, exp, log, type Pose, relative, type Twist } from '@dreamwalk/geometry';
import type { Controller, ControlStep, MotionOptions } from './controller.ts';
import type { KeyState } from './keys.ts';
import { type Wish, wishOf, withDefaults } from './wish.ts';

/**
 * Flies freely: every move and turn is about the camera's own axes and goes straight to the exponential, without
 * clamps. Turning about two axes in turn therefore gathers roll, as it does for an aircraft.
 */
export class FlyController implements Controller {
  readonly #motion: Required<MotionOptions>;

  constructor(options: MotionOptions = {}) {
    this.#motion = withDefaults(options);
  }

  step(pose: Pose, keys: KeyState): ControlStep {
    const twist = twistOf(wishOf(keys, this.#motion, 1));
    return { pose: compose(pose, exp(twist)), twist };
  }

  stepSubframes(pose: Pose, subframes: readonly KeyState[]): ControlStep {
    let end = pose;
    for (const keys of subframes)
      end = compose(end, exp(twistOf(wishOf(keys, this.#motion, 1 / subframes.length))));
    return { pose: end, twist: log(relative(pose, end)) };
  }
}

/** A wish in camera axes: x is right, y is down, z is forward. */
function twistOf({ move: [forward, left, up], yawRad, pitchRad }: Wish): Twist {
  return { linear: [-left, -up, forward], angular: [pitchRad, -yawRad, 0] };
}
