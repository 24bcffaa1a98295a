/** How fast the built-in policies walk: the usual pace of the bundled worlds, in actions of the walk space. */
export const STEP_M = 0.2;
/** The most they turn in a frame: 7.5°. */
export const TURN_RAD = (7.5 * Math.PI) / 180;

/** An action of the walk space. */
export type WalkAction = readonly [forwardM: number, leftM: number, turnLeftRad: number, lookUpRad: number];

export const STAND: WalkAction = [0, 0, 0, 0];

/** Walks ahead while turning; `turnLeftRad` is cut to what a frame allows. */
export function ahead(turnLeftRad = 0, stepM: number = STEP_M): WalkAction {
  return [stepM, 0, cut(turnLeftRad), 0];
}

/** Turns on the spot; cut to what a frame allows. */
export function turn(turnLeftRad: number): WalkAction {
  return [0, 0, cut(turnLeftRad), 0];
}

function cut(turnRad: number): number {
  return Math.min(TURN_RAD, Math.max(-TURN_RAD, turnRad));
}
