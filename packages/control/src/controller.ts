import type { Pose, Twist, Vec3 } from '@dreamwalk/geometry';
import type { KeyState } from './keys.ts';

/** What one frame of control did. */
export interface ControlStep {
  /** Camera-to-world after the frame. */
  readonly pose: Pose;
  /** The body twist that really happened: the pose before, times its exponential, is the pose after. */
  readonly twist: Twist;
}

/** Turns what a person does into the motion of a camera. Keeps no state: everything is in the pose. */
export interface Controller {
  /** Advances the pose by one frame. */
  step(pose: Pose, keys: KeyState): ControlStep;
  /**
   * Advances the pose by one frame given in equal parts, in order: of n parts each holds its keys for 1/n of the
   * frame and has the mouse counts of its own. The twist is that of the whole frame.
   */
  stepSubframes(pose: Pose, subframes: readonly KeyState[]): ControlStep;
}

/** Says where a move from one camera centre to another really ends (world, metres): short of a wall, or along it. */
export type CollisionCallback = (from: Vec3, to: Vec3) => Vec3;

/** How fast keys, sticks and the mouse move the camera, and what is in the way. */
export interface MotionOptions {
  /** Metres a frame. Default 0.2. */
  readonly speedM?: number;
  /** How many times faster with `run` held. Default 1.25: at most the 0.25 m a frame of the bundled worlds. */
  readonly runFactor?: number;
  /** Radians a frame while a turn, look or roll key is held. Default 7.5°. */
  readonly turnRad?: number;
  /** Radians a frame with the stick that looks round pushed to its end. Default 7.5°. */
  readonly stickTurnRad?: number;
  /** Radians for each mouse count. Default 0.1°. */
  readonly mouseRadPerCount?: number;
  /** Called for every move; without it nothing is in the way. */
  readonly blocked?: CollisionCallback;
}
