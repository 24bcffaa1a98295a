import type { TaskOptions } from './session.ts';

/** First in, first out, one task at a time. */
export class TaskQueue {
  #tail: Promise<void> = Promise.resolve();

  /**
   * Runs `task` once every task before it has settled, and settles as it does.
   * An abort while the task waits rejects at once with the signal's reason and the task never starts;
   * once it has started it runs to its end.
   */
  run<T>(task: () => Promise<T> | T, { signal }: TaskOptions = {}): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      const onAbort = () => reject(signal?.reason);
      signal?.addEventListener('abort', onAbort, { once: true });
      // The chain swallows every failure: one task's error must not reach the tasks behind it.
      this.#tail = this.#tail.then(async () => {
        signal?.removeEventListener('abort', onAbort);
        if (signal?.aborted) return;
        try {
          resolve(await task());
        } catch (error) {
          reject(error);
        }
      });
    });
  }
}

/**
 * The one queue round every create, run and release of every ONNX Runtime session in this process.
 * Overlapping calls, of one session or of two, kill onnxruntime-web 1.30: `unreachable`, a validation error,
 * or the death of the whole process (microsoft/onnxruntime#32561). The native binding would survive, but it
 * computes synchronously, so waiting costs it nothing.
 */
export const ortQueue = new TaskQueue();
