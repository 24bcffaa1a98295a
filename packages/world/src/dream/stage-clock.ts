/** The stages of a frame, in the order in which they run. `encode` happens for true views, the others for dreams. */
export const STAGES = ['encode', 'retrieve', 'splat', 'condition', 'denoise', 'decode', 'store'] as const;

/** One stage of a frame. */
export type Stage = (typeof STAGES)[number];

/** Milliseconds spent in each stage; 0 where it did not run. */
export type StageTimings = Readonly<Record<Stage, number>>;

/**
 * Measures stages. On a GPU a stage that only enqueues its work looks short, and the next one that waits looks long;
 * the sum is right.
 */
export class StageClock {
  readonly #timings: Record<Stage, number> = {
    encode: 0,
    retrieve: 0,
    splat: 0,
    condition: 0,
    denoise: 0,
    decode: 0,
    store: 0,
  };

  /** Runs and times one stage; twice the same stage adds up. */
  async time<Result>(stage: Stage, work: () => Result | Promise<Result>): Promise<Result> {
    const startMs = performance.now();
    try {
      return await work();
    } finally {
      this.#timings[stage] += performance.now() - startMs;
    }
  }

  get timingsMs(): StageTimings {
    return { ...this.#timings };
  }
}
