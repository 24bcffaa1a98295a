import type { Vec3 } from '@dreamwalk/geometry';
import type { MotionOptions } from './controller.ts';
import type { KeyState } from './keys.ts';

const RAD_PER_DEG = Math.PI / 180;

/** Speeds with every default filled in. */
export type MotionSpeeds = Required<Omit<MotionOptions, 'blocked'>>;

/** Fills in every default. */
export function withDefaults(options: MotionOptions): MotionSpeeds {
  return {
    speedM: options.speedM ?? 0.2,
    runFactor: options.runFactor ?? 1.25,
    turnRad: options.turnRad ?? 7.5 * RAD_PER_DEG,
    stickTurnRad: options.stickTurnRad ?? 7.5 * RAD_PER_DEG,
    mouseRadPerCount: options.mouseRadPerCount ?? 0.1 * RAD_PER_DEG,
  };
}

/** What the input of (a part of) a frame asks for. */
export interface Wish {
  /** Metres to go: forward, left, up. A diagonal is no longer than a straight step; a stick pushed half way goes half as far. */
  readonly move: Vec3;
  /** Radians to turn to the left. */
  readonly yawRad: number;
  /** Radians to turn upwards. */
  readonly pitchRad: number;
  /** Radians to tilt to the right. */
  readonly rollRad: number;
}

/** @param share of a frame that keys and sticks are held for; mouse counts are distances and count in full */
export function wishOf(keys: KeyState, speeds: MotionSpeeds, share: number): Wish {
  const forward = Number(keys.forward) - Number(keys.back) + keys.stickForward;
  const left = Number(keys.left) - Number(keys.right) - keys.stickRight;
  const up = Number(keys.rise) - Number(keys.sink) + keys.stickUp;
  const fullM = speeds.speedM * (keys.run ? speeds.runFactor : 1) * share;
  const stepM = fullM / Math.max(1, Math.hypot(forward, left, up));
  const turnRad = speeds.turnRad * share;
  const stickRad = speeds.stickTurnRad * share;
  return {
    move: [forward * stepM, left * stepM, up * stepM],
    yawRad:
      (Number(keys.turnLeft) - Number(keys.turnRight)) * turnRad -
      keys.stickTurnRight * stickRad -
      keys.mouseDx * speeds.mouseRadPerCount,
    pitchRad:
      (Number(keys.lookUp) - Number(keys.lookDown)) * turnRad +
      keys.stickLookUp * stickRad -
      keys.mouseDy * speeds.mouseRadPerCount,
    rollRad: (Number(keys.rollRight) - Number(keys.rollLeft)) * turnRad,
  };
}
