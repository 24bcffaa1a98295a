/** Metres of a frame of walking. */
const STEP_M = 0.2;
/** Radians of a frame of turning, on the spot or while walking. */
export const TURN_RAD = (7.5 * Math.PI) / 180;

/**
 * The moves that an expert chooses from, as actions of the walk space [forward m, left m, turn rad, look up rad]: to
 * stand, to turn left or right on the spot, and to walk while turning.
 */
export const WALK_MOVES: readonly (readonly [number, number, number, number])[] = [
  [0, 0, 0, 0],
  [0, 0, TURN_RAD, 0],
  [0, 0, -TURN_RAD, 0],
  [STEP_M, 0, TURN_RAD, 0],
  [STEP_M, 0, TURN_RAD / 2, 0],
  [STEP_M, 0, 0, 0],
  [STEP_M, 0, -TURN_RAD / 2, 0],
  [STEP_M, 0, -TURN_RAD, 0],
];

/** The move that stands still. */
export const STAND = 0;

/** The move that turns on the spot towards an angle, positive to the left. */
export function turnTowards(angleRad: number): number {
  return angleRad > 0 ? 1 : 2;
}

/** The move that walks and turns by the angle, or as far towards it as a frame allows. */
export function walkTowards(angleRad: number): number {
  const halves = Math.max(-2, Math.min(2, Math.round((2 * angleRad) / TURN_RAD)));
  return 5 - halves;
}

/** Radius of the tightest circle that walking makes, metres: no point nearer to its centre can be walked to. */
export const TIGHTEST_TURN_M = STEP_M / TURN_RAD;
