import { idleKeys, joinKeys, type KeyState } from '@dreamwalk/control';

/** Whether these keys ask for any motion; `run` alone does not. */
export function asksForMotion(keys: KeyState): boolean {
  const { run: _, mouseDx, mouseDy, ...held } = keys;
  return mouseDx !== 0 || mouseDy !== 0 || Object.values(held).some(Boolean);
}

/**
 * Gathers input between two frames: keys as last reported, mouse counts summed, so that no motion is lost however
 * much slower frames come than messages. A key tapped between two frames counts for one frame, and so does a stick.
 */
export class WalkInput {
  #held: KeyState = idleKeys;
  /** Everything pressed or moved since the last frame, held still or not. */
  #since: KeyState = idleKeys;
  #timeMs: number | undefined;

  report(keys: KeyState, timeMs: number): void {
    this.#held = { ...keys, mouseDx: 0, mouseDy: 0 };
    this.#since = joinKeys(this.#since, keys);
    this.#timeMs = timeMs;
  }

  /** Whether the next frame would move. */
  get isActive(): boolean {
    return asksForMotion(joinKeys(this.#held, this.#since));
  }

  /** The input for one frame; mouse counts and taps are used up by it. */
  take(): { readonly keys: KeyState; readonly timeMs: number | undefined } {
    const taken = { keys: joinKeys(this.#held, this.#since), timeMs: this.#timeMs };
    this.#since = idleKeys;
    this.#timeMs = undefined;
    return taken;
  }

  clear(): void {
    this.#held = idleKeys;
    this.#since = idleKeys;
    this.#timeMs = undefined;
  }
}
