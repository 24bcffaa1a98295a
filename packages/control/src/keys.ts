/** What a person does during one frame: the keys that are held, and how far the mouse went. */
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
  /** Held to go faster. */
  readonly run: boolean;
  /** Mouse counts to the right since the last frame: a distance already, not to be multiplied by time. */
  readonly mouseDx: number;
  /** Mouse counts downwards (towards the person) since the last frame. */
  readonly mouseDy: number;
}

/** No key held, the mouse at rest. */
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
  run: false,
  mouseDx: 0,
  mouseDy: 0,
};
