import { idleKeys, joinKeys, type KeyState } from '@dreamwalk/control';

/**
 * Joins what keyboard, mouse and gamepad do into the one input of the walk, and reports it when there is anything to report. Keys
 * and sticks go at once; a mouse reports up to a thousand times a second, so its counts wait for the next frame of the screen.
 */
export class InputMixer {
  readonly #onInput: (keys: KeyState, timeMs: number) => void;
  #keyboard: KeyState = idleKeys;
  #gamepad: KeyState = idleKeys;
  #mouseDx = 0;
  #mouseDy = 0;
  #mouseTimeMs: number | undefined;
  #frame = 0;

  constructor(onInput: (keys: KeyState, timeMs: number) => void) {
    this.#onInput = onInput;
  }

  dispose(): void {
    cancelAnimationFrame(this.#frame);
  }

  /** The keys that are held now. */
  get keyboard(): KeyState {
    return this.#keyboard;
  }

  setKeyboard(keys: KeyState, timeMs: number): void {
    if (isSame(keys, this.#keyboard)) return;
    this.#keyboard = keys;
    this.#report(timeMs);
  }

  setGamepad(keys: KeyState, timeMs: number): void {
    if (isSame(keys, this.#gamepad)) return;
    this.#gamepad = keys;
    this.#report(timeMs);
  }

  /** @param dx counts to the right @param dy counts downwards */
  moveMouse(dx: number, dy: number, timeMs: number): void {
    this.#mouseDx += dx;
    this.#mouseDy += dy;
    if (this.#mouseTimeMs !== undefined) return;
    this.#mouseTimeMs = timeMs;
    this.#frame = requestAnimationFrame(() => this.#report(timeMs));
  }

  #report(timeMs: number): void {
    cancelAnimationFrame(this.#frame);
    const held = joinKeys(this.#keyboard, this.#gamepad);
    this.#onInput({ ...held, mouseDx: this.#mouseDx, mouseDy: this.#mouseDy }, timeMs);
    this.#mouseDx = 0;
    this.#mouseDy = 0;
    this.#mouseTimeMs = undefined;
  }
}

function isSame(a: KeyState, b: KeyState): boolean {
  return (Object.keys(a) as (keyof KeyState)[]).every((name) => a[name] === b[name]);
}
