import type { Vec3 } from '@dreamwalk/geometry';
import type { MotionOptions } from './controller.ts';
import type { KeyState } from './keys.ts';

const RAD_PER_DEG = Math.PI / 180;

/** Motion options with every default filled in. */
export function withDefaults(options: MotionOptions): Required<MotionOptions> {
  return {
    speedM: options.speedM ?? 0.2,
    runFactor: options.runFactor ?? 1.25,
    turnRad: options.turnRad ?? 7.5 * RAD_PER_DEG,
    mouseRadPerCount: options.mouseRadPerCount ?? 0.1 * RAD_PER_DEG,
  };
}

/** What the keys and the mouse of (a part of) a frame ask for. */
export interface Wish {
  /** Metres to go: forward, left, up. A diagonal is no longer than a straight step. */
  readonly move: Vec3;
  /** Radians to turn to the left. */
  readonly yawRad: number;
  /** Radians to turn upwards. */
  readonly pitchRad: number;
}

/** @param share of a frame that the keys are held for; mouse counts are distances and count in full */
export function wishOf(keys: KeyState, options: Required<MotionOptions>, share: number): Wish {
  const forward = Number(keys.forward) - Number(keys.back);
  const left = Number(keys.left) - Number(keys.right);
  const up = Number(keys.rise) - Number(keys.sink);
  const length = Math.hypot(forward, left, up);
  const speedM = options.speedM * (keys.run ? options.runFactor : 1) * share;
  const stepM = length === 0 ? 0 : speedM / length;
  const turnRad = options.turnRad * share;
  return {
    move: [forward * stepM, left * stepM, up * stepM],
    yawRad:
      (Number(keys.turnLeft) - Number(keys.turnRight)) * turnRad - keys.mouseDx * options.mouseRadPerCount,
    pitchRad:
      (Number(keys.lookUp) - Number(keys.lookDown)) * turnRad - keys.mouseDy * options.mouseRadPerCount,
  };
}
