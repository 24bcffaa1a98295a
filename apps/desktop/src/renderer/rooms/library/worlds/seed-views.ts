import type { SeedView, SeedViewRequest } from './seed-view-worker.ts';

/** Pictures of worlds, drawn one after another in a worker of its own and kept. */
export class SeedViews {
  #worker: Worker | undefined;
  readonly #views = new Map<number, SeedView>();
  readonly #waiting = new Map<number, ((view: SeedView) => void)[]>();

  /** The view of a seed where it has been drawn. */
  drawn(seed: number): SeedView | undefined {
    return this.#views.get(seed);
  }

  /** @param seed of a world: 0 … 2³² − 1 */
  async draw(seed: number): Promise<SeedView> {
    const drawn = this.#views.get(seed);
    if (drawn) return drawn;
    return new Promise((resolve) => {
      const others = this.#waiting.get(seed);
      this.#waiting.set(seed, [...(others ?? []), resolve]);
      if (!others) this.#ask({ seed });
    });
  }

  #ask(request: SeedViewRequest): void {
    this.#worker ??= this.#start();
    this.#worker.postMessage(request);
  }

  #start(): Worker {
    const worker = new Worker(new URL('./seed-view-worker.ts', import.meta.url), {
      type: 'module',
      name: 'seed views',
    });
    worker.onmessage = ({ data }: MessageEvent<SeedView>) => {
      this.#views.set(data.seed, data);
      for (const resolve of this.#waiting.get(data.seed) ?? []) resolve(data);
      this.#waiting.delete(data.seed);
    };
    return worker;
  }
}

/** Those of the page: worlds never change, so their pictures are drawn once. */
export const seedViews = new SeedViews();
