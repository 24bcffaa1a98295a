import type { Snapshot } from '@dreamwalk/environment';

/** Frames behind the newest one that can be gone back to. */
export const REWINDABLE_FRAMES = 1000;

/** Which frames of a walk can be gone to. */
export interface TimelineSpan {
  readonly first: number;
  readonly last: number;
}

/**
 * The moments of a walk that can be gone back to: its first frame and the newest thousand. Whoever goes back finds the
 * frames after it still there, until another one is dreamed in their stead.
 */
export class Timeline {
  /** Without a gap, oldest first. */
  #newest: Snapshot[] = [];
  #start: Snapshot | undefined;
  readonly #capacity: number;

  /** @param capacity frames behind the newest one that are kept */
  constructor(capacity: number = REWINDABLE_FRAMES) {
    this.#capacity = capacity;
  }

  /** The frames without a gap that can be gone to; the first frame of the walk can be too, wherever the span begins. */
  get span(): TimelineSpan {
    return { first: this.#newest.at(0)?.frameIndex ?? 0, last: this.#newest.at(-1)?.frameIndex ?? 0 };
  }

  /** The moment of a frame; undefined where it has been let go, or was never there. */
  at(frameIndex: number): Snapshot | undefined {
    return frameIndex === 0 ? this.#start : this.#newest[frameIndex - this.span.first];
  }

  /** A walk begins: forgets the one before it. */
  begin(start: Snapshot): void {
    this.dispose();
    this.#start = start;
    this.#newest = [start];
  }

  /** Takes in the moment of a frame that was just dreamed, in place of those from its index on. */
  add(moment: Snapshot): void {
    while (this.#newest.length > 0 && this.span.last >= moment.frameIndex) this.#letGo(this.#newest.pop()!);
    this.#newest.push(moment);
    if (this.#newest.length > this.#capacity + 1) this.#letGo(this.#newest.shift()!);
  }

  /** Lets every moment go. */
  dispose(): void {
    for (const moment of this.#newest) this.#letGo(moment);
    this.#newest = [];
    this.#start?.dispose();
    this.#start = undefined;
  }

  #letGo(moment: Snapshot): void {
    if (moment !== this.#start) moment.dispose();
  }
}
