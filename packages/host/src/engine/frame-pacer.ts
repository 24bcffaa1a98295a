/**
 * Says when the next frame is due so that frames come at an even rate, never faster than asked. A frame that is
 * late by more than an interval is not made up for: the rhythm starts anew from it, because a burst of hurried
 * frames looks worse than one long one.
 */
export class FramePacer {
  readonly #intervalMs: number;
  #dueMs = Number.NEGATIVE_INFINITY;

  constructor(framesPerSecond: number) {
    this.#intervalMs = 1000 / framesPerSecond;
  }

  /** Milliseconds until the next frame may start; 0 when it may start now. */
  delayMs(nowMs: number): number {
    return Math.max(0, this.#dueMs - nowMs);
  }

  /** Tells that a frame starts now. */
  started(nowMs: number): void {
    const isLate = nowMs - this.#dueMs > this.#intervalMs;
    this.#dueMs = (isLate ? nowMs : this.#dueMs) + this.#intervalMs;
  }
}
