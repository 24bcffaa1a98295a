/** Weight of the newest interval; about twenty frames until an old rate is forgotten. */
const SMOOTHING = 0.1;

/** Frames a second as they come, smoothed; standing still in between does not count. */
export class FrameRate {
  #lastMs: number | undefined;
  #intervalMs: number | undefined;

  /** Tells that a frame came, and returns the rate so far; 0 until there are two frames to compare. */
  frame(nowMs: number): number {
    if (this.#lastMs !== undefined) {
      const intervalMs = nowMs - this.#lastMs;
      this.#intervalMs =
        this.#intervalMs === undefined
          ? intervalMs
          : this.#intervalMs + SMOOTHING * (intervalMs - this.#intervalMs);
    }
    this.#lastMs = nowMs;
    return this.#intervalMs ? 1000 / this.#intervalMs : 0;
  }

  /** Tells that frames stop coming for a while. */
  rest(): void {
    this.#lastMs = undefined;
  }
}
