import type { PolicyStart } from '../policy.ts';
import { Dice } from './dice.ts';
import { ahead, STAND, TURN_RAD, turn, type WalkAction } from './pace.ts';
import type { WalkMind } from './walking-policy.ts';

/** Frames for which the random policy keeps to what it has drawn. */
const HOLD_FRAMES = 4;
const RANDOM_ACTIONS: readonly WalkAction[] = [
  ahead(),
  ahead(TURN_RAD),
  ahead(-TURN_RAD),
  turn(TURN_RAD),
  turn(-TURN_RAD),
];
/** Of the turning of a wanderer's last frame that is left in the next, and how much is drawn anew. */
const SWAY_KEPT = 0.9;
const SWAY_DRAWN_RAD = 0.5 * TURN_RAD;

/** Stands still: the floor of every table. */
export function standStill(): WalkMind {
  return () => [STAND];
}

/** Walks on, or turns, by lot, without looking. */
export function walkAtRandom(start: PolicyStart): WalkMind {
  const dice = new Dice(start);
  return ({ step }) => {
    const [lot] = dice.roll(1, step);
    return new Array(HOLD_FRAMES).fill(RANDOM_ACTIONS[Math.floor(lot * RANDOM_ACTIONS.length)]);
  };
}

/** Walks ahead, swaying by lot, without looking. */
export function wanderAhead(start: PolicyStart): WalkMind {
  const dice = new Dice(start);
  let swayRad = 0;
  return ({ step }) => {
    const [lot] = dice.roll(1, step);
    swayRad = SWAY_KEPT * swayRad + SWAY_DRAWN_RAD * (2 * lot - 1);
    return [ahead(swayRad)];
  };
}
