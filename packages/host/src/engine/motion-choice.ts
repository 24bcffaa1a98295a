import { type CollisionCallback, type Controller, FlyController, WalkController } from '@dreamwalk/control';
import type { WalkingPace } from './engine-ports.ts';
import type { MotionChoice } from './protocol.ts';

/** Walking, at the model's own pace. */
export const USUAL_MOTION: MotionChoice = {
  mode: 'walk',
  speedScale: 1,
  keyTurnScale: 1,
  stickTurnScale: 1,
  walls: 'true',
};

/** What turns a person's input into motion, at the model's pace as the person scales it. */
export function controllerFor(
  choice: MotionChoice,
  pace: WalkingPace,
  blocked: CollisionCallback,
): Controller {
  const options = {
    speedM: pace.speedM * choice.speedScale,
    turnRad: pace.turnRad * choice.keyTurnScale,
    stickTurnRad: pace.turnRad * choice.stickTurnScale,
    blocked,
  };
  return choice.mode === 'fly' ? new FlyController(options) : new WalkController(options);
}
