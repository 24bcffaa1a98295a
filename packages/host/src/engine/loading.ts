import { isAbort } from './failure.ts';
import { LoadingReporter, type LoadingStage } from './loading-stages.ts';
import type { EngineEvent, LoadingTask } from './protocol.ts';

/** What is being loaded, one thing at a time; can be given up. */
export class Loading {
  readonly #emit: (event: EngineEvent) => void;
  #abort: AbortController | undefined;
  #task: LoadingTask | undefined;

  constructor(emit: (event: EngineEvent) => void) {
    this.#emit = emit;
  }

  /** Undefined while nothing loads. */
  get task(): LoadingTask | undefined {
    return this.#task;
  }

  /** Gives up what is being loaded. */
  abort(): void {
    this.#abort?.abort();
  }

  /** Does the work and tells how far it is; given up, it says so and does not throw. */
  async run(
    task: LoadingTask,
    stages: Readonly<Record<string, LoadingStage>>,
    work: (signal: AbortSignal, report: LoadingReporter) => Promise<void>,
  ): Promise<void> {
    this.#abort = new AbortController();
    this.#task = task;
    const report = new LoadingReporter(task, Object.values(stages), (progress) =>
      this.#emit({ type: 'loading', progress }),
    );
    try {
      await work(this.#abort.signal, report);
    } catch (error) {
      if (!isAbort(error)) throw error;
      this.#emit({ type: 'cancelled', task });
    } finally {
      this.#abort = undefined;
      this.#task = undefined;
    }
  }
}
