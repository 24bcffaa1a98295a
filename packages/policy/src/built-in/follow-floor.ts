import type { PolicyStart } from '../policy.ts';
import { type ColourGrid, colourGrid } from './colour-grid.ts';
import { Dice } from './dice.ts';
import { ahead, TURN_RAD, turn } from './pace.ts';
import type { WalkMind } from './walking-policy.ts';

const COLUMNS = 16;
const ROWS = 32;
/** A cell is floor as far as its colour is no further than this from that of the floor at one's feet, of 255. */
const FLOOR_LIKE = 26;
/** Rows of floor ahead below which there is no room to walk: the feet of a wall at 0.9 m. */
const LEAST_ROWS = 4;

/** Walks to where the floor goes on farthest, by its colour. From pixels alone. */
export function followFloor(start: PolicyStart): WalkMind {
  const dice = new Dice(start);
  let awayRad = 0;
  return ({ step, frame }) => {
    const rows = floorRows(colourGrid(frame!, COLUMNS, ROWS));
    const middle = Math.min(...rows.slice(COLUMNS / 2 - 3, COLUMNS / 2 + 3));
    if (middle < LEAST_ROWS) {
      // One side until there is room, or one would turn to and fro in a corner.
      if (awayRad === 0) awayRad = sideOf(rows, dice.roll(1, step)[0]) * TURN_RAD;
      return [turn(awayRad)];
    }
    awayRad = 0;
    return [ahead(TURN_RAD * balance(rows))];
  };
}

/** Of each column, how many rows up from the bottom look like the floor at the feet. */
function floorRows({ colours }: ColourGrid): number[] {
  const feet = [0, 1, 2].map((channel) => {
    let sum = 0;
    for (let column = COLUMNS / 2 - 2; column < COLUMNS / 2 + 2; column++)
      sum += colours[((ROWS - 1) * COLUMNS + column) * 3 + channel];
    return sum / 4;
  });
  return Array.from({ length: COLUMNS }, (_, column) => {
    let rows = 0;
    for (let row = ROWS - 1; row >= ROWS / 2; row--, rows++) {
      const cell = (row * COLUMNS + column) * 3;
      const distance =
        feet.reduce((sum, foot, channel) => sum + Math.abs(colours[cell + channel] - foot), 0) / 3;
      if (distance > FLOOR_LIKE) break;
    }
    return rows;
  });
}

/** How much more floor there is on the left than on the right, −1 to 1. */
function balance(rows: readonly number[]): number {
  const left = rows.slice(0, COLUMNS / 2).reduce((sum, count) => sum + count, 0);
  const right = rows.slice(COLUMNS / 2).reduce((sum, count) => sum + count, 0);
  return (left - right) / Math.max(1, left + right);
}

/** 1 to the left, −1 to the right: where there is more floor, by lot where there is as much. */
function sideOf(rows: readonly number[], lot: number): number {
  return Math.sign(balance(rows)) || (lot < 0.5 ? 1 : -1);
}
