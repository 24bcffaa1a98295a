// A policy that turns towards where the picture looks most like the goal's, by colour alone: it needs no map, no depth
// and no network, and it is wrong wherever two rooms share their colours. A good floor to compare others with.
//
// bump-and-turn.js explains what a script has and what it must export.

export const about = 'Walks to where the picture looks most like the goal’s, by colour alone.';

// It is shown what the camera sees and a picture of the goal.
export const senses = ['frame', 'goal-frame'];
export const actionSpace = 'walk';

const STEP_M = 0.2;
const MOST_TURN_RAD = (7.5 * Math.PI) / 180;

// Colours are sorted into 4 × 4 × 4 bins.
const BINS = 64;

// The frame is looked at in upright strips, from left to right.
const STRIPS = 8;

let hfovRad = 0;
let goalColours = null;

export function reset({ camera }) {
  hfovRad = 2 * Math.atan(camera.widthPx / 2 / camera.fx);
}

export function infer({ frame, goalFrame }) {
  // Not every task has a goal that is a place; then there is nothing to seek.
  if (!goalFrame) return [[STEP_M, 0, 0, 0]];

  // The goal's picture stays the same for a whole episode, so its colours are counted once.
  goalColours ??= colours(goalFrame, 0, goalFrame.widthPx);

  // How like the goal is each strip, and where is the centre of that likeness, from −1 (left) to 1 (right)?
  let sum = 0;
  let weighted = 0;
  for (let strip = 0; strip < STRIPS; strip++) {
    const from = Math.floor((strip * frame.widthPx) / STRIPS);
    const to = Math.floor(((strip + 1) * frame.widthPx) / STRIPS);
    const likeness = overlap(goalColours, colours(frame, from, to));
    sum += likeness;
    weighted += likeness * ((2 * strip + 1) / STRIPS - 1);
  }

  // Nothing of it in sight: look round.
  if (sum < 0.1 * STRIPS) return [[0, 0, MOST_TURN_RAD, 0]];

  // Otherwise walk, and turn as much of the way as a frame allows. A positive turn is to the left.
  const turnRad = (-weighted / sum) * (hfovRad / 2);
  return [[STEP_M, 0, Math.max(-MOST_TURN_RAD, Math.min(MOST_TURN_RAD, turnRad)), 0]];
}

// The share of the pixels of columns `from` to `to` in each bin.
function colours({ widthPx, heightPx, rgb }, from, to) {
  const shares = new Float32Array(BINS);
  const one = 1 / ((to - from) * heightPx);
  for (let y = 0; y < heightPx; y++) {
    for (let x = from; x < to; x++) {
      const at = (y * widthPx + x) * 3;
      shares[((rgb[at] >> 6) << 4) | ((rgb[at + 1] >> 6) << 2) | (rgb[at + 2] >> 6)] += one;
    }
  }
  return shares;
}

// What two distributions have in common, 0 to 1.
function overlap(a, b) {
  let common = 0;
  for (let bin = 0; bin < BINS; bin++) common += Math.min(a[bin], b[bin]);
  return common;
}
