import type { Tensor, TensorSpec } from './tensor.ts';

/** Options of everything that can take more than 50 ms. */
export interface TaskOptions {
  /** Honoured while the call waits for its turn and before it begins; a running graph cannot be interrupted. */
  readonly signal?: AbortSignal;
}

/** One loaded graph. Calls may overlap: they take their turn in the process-wide queue. */
export interface Session {
  readonly inputs: readonly TensorSpec[];
  readonly outputs: readonly TensorSpec[];
  /**
   * Runs the graph once and returns every output; the caller disposes them and keeps owning `feeds`.
   *
   * @throws FeedError where `feeds` do not fit the graph's inputs
   * @throws GraphRunError where the provider fails
   * @throws DeviceLostError once the GPU device is gone
   * @throws RuntimeDisposedError after `release` or the runtime's `dispose`
   */
  run(feeds: Readonly<Record<string, Tensor>>, options?: TaskOptions): Promise<Record<string, Tensor>>;
  /** Frees the graph. Safe to call twice. */
  release(): Promise<void>;
}
