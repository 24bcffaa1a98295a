// A policy that knows nothing but what it sees: it walks ahead, and where walking no longer changes the picture
// something is in the way, so it turns.
//
// A script runs in a sandbox. It has the JavaScript language, `random()` (0 to 1, the same for the same seed) and
// `console.log`; it has no files, no network, no clock, and it is loaded anew for every episode.

// A sentence for the tables.
export const about = 'Walks ahead until the picture no longer changes, then turns away by lot.';

// What the policy is shown. It could also ask for 'goal-frame', 'pose', 'goal-pose' and 'depth'; with pixels alone it
// counts among the policies that act from pixels.
export const senses = ['frame'];

// What its numbers mean. An action of 'walk' is four numbers, for one frame:
// [metres forward, metres to the left, radians to turn left, radians to look up].
export const actionSpace = 'walk';

const STEP_M = 0.2;
const TURN_RAD = (7.5 * Math.PI) / 180;

// The mean change of a pixel's brightness, of 255, below which a step has not moved the camera.
const STILL = 1.5;

// Brightness of every fourth pixel of the frame before, or null where the last action was not a step ahead.
let before = null;

// Called once, before the first frame. `start` tells the camera, the goal, and how many frames there are.
export function reset(start) {
  console.log(`${start.maxSteps} frames of ${start.camera.widthPx}×${start.camera.heightPx}`);
}

// Called whenever the policy has to act. It returns a list of actions; all of them are carried out before it is asked
// again, unless it returns { actions, executeSteps } instead.
export function infer({ frame }) {
  const now = brightness(frame);
  const stuck = before !== null && difference(before, now) < STILL;
  if (!stuck) {
    before = now;
    return [[STEP_M, 0, 0, 0]];
  }
  // Turning changes the picture too, so the next comparison has to wait for another step.
  before = null;
  const side = random() < 0.5 ? 1 : -1;
  const frames = 6 + Math.floor(random() * 15);
  return new Array(frames).fill([0, 0, side * TURN_RAD, 0]);
}

// A frame is { widthPx, heightPx, rgb }, three bytes a pixel, row by row.
function brightness({ rgb }) {
  const levels = new Float32Array(rgb.length / 12);
  for (let i = 0; i < levels.length; i++) {
    levels[i] = 0.299 * rgb[12 * i] + 0.587 * rgb[12 * i + 1] + 0.114 * rgb[12 * i + 2];
  }
  return levels;
}

function difference(a, b) {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += Math.abs(a[i] - b[i]);
  return sum / a.length;
}
