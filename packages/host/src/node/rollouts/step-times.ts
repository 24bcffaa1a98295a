/** The first steps run on cold caches and lazily compiled code, and say nothing of the speed later. */
const WARM_UP_STEPS = 10;

/** How fast steps came. */
export interface StepTimesSummary {
  /** Steps a second by the clock, recording included, the first ten left out; `null` where there are no more. */
  readonly framesPerSecond: number | null;
  /** Mean milliseconds of a step by stage, the first ten left out; empty where there are no more. */
  readonly stepMs: Readonly<Record<string, number>>;
}

/** Measures how fast steps come, by the wall clock and by stage. */
export class StepTimes {
  readonly #nowMs: () => number;
  readonly #sumMs: Record<string, number> = {};
  #steps = 0;
  #warmAtMs = 0;
  #lastMs = 0;

  constructor(nowMs: () => number = () => performance.now()) {
    this.#nowMs = nowMs;
  }

  /** The first step begins now. */
  begin(): void {
    this.#warmAtMs = this.#nowMs();
  }

  /** A step ends now; how long its stages took. */
  add(stagesMs: Readonly<Record<string, number>>): void {
    this.#steps++;
    this.#lastMs = this.#nowMs();
    if (this.#steps <= WARM_UP_STEPS) {
      this.#warmAtMs = this.#lastMs;
      return;
    }
    for (const [stage, ms] of Object.entries(stagesMs)) this.#sumMs[stage] = (this.#sumMs[stage] ?? 0) + ms;
  }

  summary(): StepTimesSummary {
    const counted = this.#steps - WARM_UP_STEPS;
    if (counted <= 0) return { framesPerSecond: null, stepMs: {} };
    const totalMs = this.#lastMs - this.#warmAtMs;
    const means = Object.entries(this.#sumMs).map(([stage, ms]) => [stage, ms / counted] as const);
    return { framesPerSecond: (counted * 1000) / totalMs, stepMs: Object.fromEntries(means) };
  }
}
