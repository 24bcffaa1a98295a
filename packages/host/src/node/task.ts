/** Where a long piece of work has got to. */
export interface TaskProgress {
  /** What is being done, for people: `dreaming`, `reading the model` … */
  readonly stage: string;
  readonly done: number;
  readonly total: number;
  /** A few words beside the numbers; may be absent. */
  readonly detail?: string;
}

/** What every long piece of work is given: a way to stop it and someone to tell. */
export interface TaskContext {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: TaskProgress) => void;
}

/** Work that nobody watches and nobody stops, for callers that need neither. */
export const unattended: TaskContext = { signal: new AbortController().signal, onProgress: () => {} };

/**
 * Lets timers, signals and messages in. Long synchronous work awaits this between its parts, or a Ctrl-C would not be
 * heard.
 * @throws the signal's reason once it is aborted
 */
export async function breathe(signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => setImmediate(resolve));
  signal.throwIfAborted();
}
