import { fork } from 'node:child_process';
import type { LibraryProgress, LibraryResult, LibraryTask, LibraryTaskEvent } from '@dreamwalk/host/node';

/**
 * Does a task of the library and tells how far it is.
 * @returns its result
 * @throws {LibraryTaskError} with the name and words of whatever went wrong
 * @throws the signal's reason once it is aborted
 */
export type RunLibraryTask = (
  task: LibraryTask,
  context: { readonly signal: AbortSignal; readonly onProgress: (progress: LibraryProgress) => void },
) => Promise<LibraryResult>;

/** An error of the process of a task, as it came out of it. */
export class LibraryTaskError extends Error {
  override readonly name: string;

  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

/**
 * Runs every task in a process of its own: inference blocks its thread, a damaged model may crash it, and to cancel is to end it.
 * @param entry its built CommonJS file
 */
export function taskRunner(entry: string): RunLibraryTask {
  return (task, { signal, onProgress }) =>
    new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const child = fork(entry, [JSON.stringify(task)], { stdio: 'ignore' });
      const cancel = () => {
        child.kill('SIGKILL');
        reject(signal.reason);
      };
      signal.addEventListener('abort', cancel);
      child.on('message', (event: LibraryTaskEvent) => {
        if (event.type === 'progress') onProgress(event.progress);
        else if (event.type === 'done') resolve(event.result);
        else reject(new LibraryTaskError(event.name, event.message));
      });
      child.on('error', reject);
      child.on('exit', (code, killedBy) => {
        signal.removeEventListener('abort', cancel);
        // Without effect where the task has said how it ended.
        reject(
          new LibraryTaskError(
            'LibraryProcessError',
            `The process that did this ended with ${killedBy ?? `code ${code}`}. There may be too little memory: close other programs and try again.`,
          ),
        );
      });
    });
}
