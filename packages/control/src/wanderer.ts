import { type Pose, poseDistanceM } from '@dreamwalk/geometry';
import type { Controller, ControlStep } from './controller.ts';
import { idleKeys, type KeyState } from './keys.ts';

/** Frames of the two sways that the way is made of: no common period, so that it does not close on itself. */
const SWAY_FRAMES = [97, 41] as const;
/** Of the speed that a stick turns with. */
const SWAY_SHARE = 0.35;
/** Who gets less far than this share of the last free step stands before something. */
const BLOCKED_SHARE = 0.5;
/** Frames to turn away for: about a right angle. */
const AVOID_FRAMES = 11;

/**
 * Wanders about: ahead, swaying to and fro, and away from what is in the way. It knows no map and draws no lots, so from one
 * place it always goes the same way.
 */
export class Wanderer {
  readonly #controller: Controller;
  #frame = 0;
  #avoidFrames = 0;
  #freeStepM = 0;

  /** @param controller moves the camera, short of walls */
  constructor(controller: Controller) {
    this.#controller = controller;
  }

  /** Advances the pose by one frame. */
  step(pose: Pose): ControlStep {
    const keys = this.#keys();
    const step = this.#controller.step(pose, keys);
    this.#frame++;
    if (!keys.forward) return step;
    const movedM = poseDistanceM(pose, step.pose);
    if (movedM < BLOCKED_SHARE * this.#freeStepM || movedM === 0) this.#avoidFrames = AVOID_FRAMES;
    this.#freeStepM = Math.max(this.#freeStepM, movedM);
    return step;
  }

  #keys(): KeyState {
    const sway = SWAY_FRAMES.reduce((sum, frames) => sum + Math.sin((2 * Math.PI * this.#frame) / frames), 0);
    if (this.#avoidFrames === 0) return { ...idleKeys, forward: true, stickTurnRight: SWAY_SHARE * sway };
    this.#avoidFrames--;
    return { ...idleKeys, turnLeft: this.#sideIsLeft(), turnRight: !this.#sideIsLeft() };
  }

  /** The same for as long as one turns away, or one would turn to and fro in a corner. */
  #sideIsLeft(): boolean {
    return Math.floor(this.#frame / (4 * AVOID_FRAMES)) % 2 === 0;
  }
}
