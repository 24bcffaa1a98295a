import type { PolicyStart } from '../policy.ts';
import { type ColourGrid, colourDistance, colourGrid } from './colour-grid.ts';
import { Dice } from './dice.ts';
import { ahead, TURN_RAD, turn } from './pace.ts';
import type { WalkMind } from './walking-policy.ts';

/** Who walks ahead and sees the picture change by less than this, of 255, stands before something. */
const STILL = 1.5;
/** Frames to turn away for, at least and at most: 45° to 150°. */
const LEAST_TURN_FRAMES = 6;
const MOST_TURN_FRAMES = 20;

/** Walks ahead until the picture no longer changes, then turns away by lot. From pixels alone. */
export function bumpAndTurn(start: PolicyStart): WalkMind {
  const dice = new Dice(start);
  let before: ColourGrid | null = null;
  return ({ step, frame }) => {
    const now = colourGrid(frame!, 16, 16);
    const stuck = before !== null && colourDistance(before, now) < STILL;
    before = stuck ? null : now;
    if (!stuck) return [ahead()];
    const [side, angle] = dice.roll(2, step);
    const frames = LEAST_TURN_FRAMES + Math.floor(angle * (MOST_TURN_FRAMES - LEAST_TURN_FRAMES + 1));
    return new Array(frames).fill(turn(side < 0.5 ? TURN_RAD : -TURN_RAD));
  };
}
