import type { PolicyStart } from '../policy.ts';
import { type ColourGrid, colourGrid } from './colour-grid.ts';
import { ahead, TURN_RAD, turn } from './pace.ts';
import type { WalkMind } from './walking-policy.ts';

const COLUMNS = 32;
const ROWS = 16;
/** The goal's picture is laid over the one at hand at shifts of up to this many columns to either side. */
const MOST_SHIFT = 16;
/** Frames of a look round: a full turn. */
const LOOK_FRAMES = 48;
/** Frames to walk towards where the goal was seen before looking again. */
const WALK_FRAMES = 14;
/** A match of less than this is none. */
const LEAST_MATCH = 0.35;

interface Match {
  /** Correlation, −1 to 1. */
  readonly score: number;
  /** Where the goal lies, radians to the left of straight ahead. */
  readonly leftRad: number;
}

/**
 * Looks round for what looks most like the goal's picture, and walks there; looks round again now and then, and where the
 * picture is lost. From pixels alone.
 */
export function seekPicture({ camera, goal }: PolicyStart): WalkMind {
  if (!goal.frame) return () => [ahead()];
  const sought = colourGrid(goal.frame, COLUMNS, ROWS);
  const hfovRad = 2 * Math.atan(camera.widthPx / 2 / camera.fx);
  let lookLeft = LOOK_FRAMES;
  let walkLeft = 0;
  let best: { score: number; lookLeft: number } = { score: -1, lookLeft: 0 };
  return ({ frame }) => {
    const { score, leftRad } = bestMatch(colourGrid(frame!, COLUMNS, ROWS), sought, hfovRad);
    if (lookLeft > 0) {
      if (score > best.score && Math.abs(leftRad) < TURN_RAD) best = { score, lookLeft };
      lookLeft--;
      if (lookLeft > 0) return [turn(TURN_RAD)];
      walkLeft = WALK_FRAMES;
      return backTo(LOOK_FRAMES - best.lookLeft);
    }
    if (walkLeft === 0 || score < LEAST_MATCH) {
      lookLeft = LOOK_FRAMES;
      best = { score: -1, lookLeft: 0 };
      return [turn(TURN_RAD)];
    }
    walkLeft--;
    return [ahead(0.5 * leftRad)];
  };
}

/** From the end of a full turn to the left, the shorter way to where it was after so many frames of it. */
function backTo(frames: number): ReturnType<typeof turn>[] {
  const left = frames <= LOOK_FRAMES / 2 ? frames : frames - LOOK_FRAMES;
  return new Array(Math.max(1, Math.abs(left))).fill(turn(Math.sign(left) * TURN_RAD));
}

/** Where the goal's picture fits best over the one at hand. */
function bestMatch(now: ColourGrid, sought: ColourGrid, hfovRad: number): Match {
  let best: Match = { score: -1, leftRad: 0 };
  for (let shift = -MOST_SHIFT; shift <= MOST_SHIFT; shift++) {
    const score = correlation(now, sought, shift);
    if (score > best.score) best = { score, leftRad: (-shift / COLUMNS) * hfovRad };
  }
  return best;
}

/** Correlation of the colours where the two overlap, the sought picture moved to the right by so many columns. */
function correlation(now: ColourGrid, sought: ColourGrid, shift: number): number {
  const [a, b]: [number[], number[]] = [[], []];
  for (let row = 0; row < ROWS; row++)
    for (let column = Math.max(0, shift); column < COLUMNS + Math.min(0, shift); column++)
      for (let channel = 0; channel < 3; channel++) {
        a.push(now.colours[(row * COLUMNS + column) * 3 + channel]);
        b.push(sought.colours[(row * COLUMNS + column - shift) * 3 + channel]);
      }
  const [meanA, meanB] = [a, b].map((values) => values.reduce((sum, v) => sum + v, 0) / values.length);
  let [ab, aa, bb] = [0, 0, 0];
  for (let at = 0; at < a.length; at++) {
    const [da, db] = [a[at] - meanA, b[at] - meanB];
    ab += da * db;
    aa += da * da;
    bb += db * db;
  }
  return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : 0;
}
