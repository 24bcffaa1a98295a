import type { TaskContext, TaskProgress } from './task.ts';

/** How far a job is; `done`, `failed` and `cancelled` are final. */
export type JobState<Result> =
  | { readonly status: 'running'; readonly progress: TaskProgress | null }
  | { readonly status: 'done'; readonly result: Result }
  | { readonly status: 'failed'; readonly error: unknown }
  | { readonly status: 'cancelled' };

/** A piece of work under way. */
export interface Job<Result> {
  readonly state: JobState<Result>;
  /** Resolves with the final state; never rejects. */
  readonly settled: Promise<JobState<Result>>;
  /** Asks the work to stop; it may take a moment to put things in order first. Harmless once settled. */
  cancel(): void;
  /** Calls back at every change until the returned function is called. */
  subscribe(listener: (state: JobState<Result>) => void): () => void;
}

/** Starts a piece of work at once, and keeps its progress and outcome for whoever looks. */
export function startJob<Result>(work: (context: TaskContext) => Promise<Result>): Job<Result> {
  const controller = new AbortController();
  const listeners = new Set<(state: JobState<Result>) => void>();
  let state: JobState<Result> = { status: 'running', progress: null };
  const become = (next: JobState<Result>): JobState<Result> => {
    state = next;
    for (const listener of listeners) listener(state);
    return state;
  };

  const settled = work({
    signal: controller.signal,
    onProgress: (progress) => {
      if (state.status === 'running') become({ status: 'running', progress });
    },
  }).then(
    (result) => become({ status: 'done', result }),
    (error: unknown) =>
      become(controller.signal.aborted ? { status: 'cancelled' } : { status: 'failed', error }),
  );

  return {
    get state() {
      return state;
    },
    settled,
    cancel: () => controller.abort(),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
