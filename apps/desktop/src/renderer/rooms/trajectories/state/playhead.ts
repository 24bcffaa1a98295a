/** What a playhead takes from the browser, and a test gives. */
export interface PlayheadClock {
  readonly nowMs: () => number;
  readonly nextRefresh: (draw: () => void) => void;
}

const BROWSER: PlayheadClock = {
  nowMs: () => performance.now(),
  nextRefresh: (draw) => requestAnimationFrame(draw),
};

/** The moment of a path that is looked at. It moves with every refresh while it plays, past React. */
export class Playhead {
  #timeS = 0;
  #durationS = 0;
  #isLoop = false;
  #isPlaying = false;
  readonly #clock: PlayheadClock;
  readonly #listeners = new Set<() => void>();

  constructor(clock: PlayheadClock = BROWSER) {
    this.#clock = clock;
  }

  get timeS(): number {
    return this.#timeS;
  }

  get isPlaying(): boolean {
    return this.#isPlaying;
  }

  /** A path of this length is looked at from here on. */
  lead(durationS: number, isLoop: boolean): void {
    this.#durationS = durationS;
    this.#isLoop = isLoop;
    this.#timeS = Math.min(this.#timeS, durationS);
    this.#tell();
  }

  seek(timeS: number): void {
    this.#timeS = Math.min(this.#durationS, Math.max(0, timeS));
    this.#tell();
  }

  /** Plays from here, or from the beginning where this is the end. */
  play(): void {
    if (this.#isPlaying || this.#durationS === 0) return;
    if (this.#timeS >= this.#durationS) this.#timeS = 0;
    this.#isPlaying = true;
    this.#tell();
    let lastMs = this.#clock.nowMs();
    const advance = () => {
      if (!this.#isPlaying) return;
      const nowMs = this.#clock.nowMs();
      this.#advance((nowMs - lastMs) / 1000);
      lastMs = nowMs;
      this.#clock.nextRefresh(advance);
    };
    this.#clock.nextRefresh(advance);
  }

  pause(): void {
    if (!this.#isPlaying) return;
    this.#isPlaying = false;
    this.#tell();
  }

  /** @returns stops it */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #advance(elapsedS: number): void {
    const timeS = this.#timeS + elapsedS;
    if (timeS < this.#durationS) this.#timeS = timeS;
    else if (this.#isLoop) this.#timeS = timeS % this.#durationS;
    else {
      this.#timeS = this.#durationS;
      this.#isPlaying = false;
    }
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
