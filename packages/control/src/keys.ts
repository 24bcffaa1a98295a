/** What a person does during one frame: the keys that are held, how far the mouse went, and how far sticks are pushed. */
export interface KeyState {
  readonly forward: boolean;
  readonly back: boolean;
  readonly left: boolean;
  readonly right: boolean;
  readonly turnLeft: boolean;
  readonly turnRight: boolean;
  readonly lookUp: boolean;
  readonly lookDown: boolean;
  readonly rise: boolean;
  readonly sink: boolean;
  /** Tilts the head to the left; walking knows no roll. */
  readonly rollLeft: boolean;
  readonly rollRight: boolean;
  /** Held to go faster. */
  readonly run: boolean;
  /** Mouse counts to the right since the last frame: a distance already, not to be multiplied by time. */
  readonly mouseDx: number;
  /** Mouse counts downwards (towards the person) since the last frame. */
  readonly mouseDy: number;
  /**
   * How far the sticks and triggers of a gamepad are pushed: −1 to 1, as a share of the full speed, in the direction of the name.
   * 1 moves as fast as the key does.
   */
  readonly stickForward: number;
  readonly stickRight: number;
  readonly stickUp: number;
  readonly stickTurnRight: number;
  readonly stickLookUp: number;
}

/** A part of the input that is either held or not. */
export type HeldKey = {
  [Key in keyof KeyState]: KeyState[Key] extends boolean ? Key : never;
}[keyof KeyState];

/** No key held, the mouse and the sticks at rest. */
export const idleKeys: KeyState = {
  forward: false,
  back: false,
  left: false,
  right: false,
  turnLeft: false,
  turnRight: false,
  lookUp: false,
  lookDown: false,
  rise: false,
  sink: false,
  rollLeft: false,
  rollRight: false,
  run: false,
  mouseDx: 0,
  mouseDy: 0,
  stickForward: 0,
  stickRight: 0,
  stickUp: 0,
  stickTurnRight: 0,
  stickLookUp: 0,
};

/** Two inputs at once, or one after the other within a frame: keys held in either, mouse counts summed, the stick pushed farther. */
export function joinKeys(a: KeyState, b: KeyState): KeyState {
  return {
    forward: a.forward || b.forward,
    back: a.back || b.back,
    left: a.left || b.left,
    right: a.right || b.right,
    turnLeft: a.turnLeft || b.turnLeft,
    turnRight: a.turnRight || b.turnRight,
    lookUp: a.lookUp || b.lookUp,
    lookDown: a.lookDown || b.lookDown,
    rise: a.rise || b.rise,
    sink: a.sink || b.sink,
    rollLeft: a.rollLeft || b.rollLeft,
    rollRight: a.rollRight || b.rollRight,
    run: a.run || b.run,
    mouseDx: a.mouseDx + b.mouseDx,
    mouseDy: a.mouseDy + b.mouseDy,
    stickForward: farther(a.stickForward, b.stickForward),
    stickRight: farther(a.stickRight, b.stickRight),
    stickUp: farther(a.stickUp, b.stickUp),
    stickTurnRight: farther(a.stickTurnRight, b.stickTurnRight),
    stickLookUp: farther(a.stickLookUp, b.stickLookUp),
  };
}

function farther(a: number, b: number): number {
  return Math.abs(b) > Math.abs(a) ? b : a;
}
