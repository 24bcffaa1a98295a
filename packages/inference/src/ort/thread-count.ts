/**
 * Threads of WASM when nobody says otherwise. Two, or the cores if fewer: the bundled graphs are small enough that
 * more gain little, and a fixed number keeps runs on different machines repeatable.
 */
export const DEFAULT_WASM_THREADS = 2;

/**
 * Threads of the native CPU when nobody says otherwise. ONNX Runtime's threads spin while they wait, which takes the
 * second core from the splat and the video encoder: on two cores a walk runs at 23 frames a second with one thread
 * and at 14 with two.
 */
export const DEFAULT_NATIVE_THREADS = 1;

/** @throws RangeError where `threads` is not a whole number from 1 on */
export function requireThreads(threads: number): number {
  if (Number.isInteger(threads) && threads >= 1) return threads;
  throw new RangeError(`The number of threads must be a whole number from 1 on, but it is ${threads}.`);
}

/** `1 thread`, `2 threads` */
export function threadsText(threads: number): string {
  return `${threads} ${threads === 1 ? 'thread' : 'threads'}`;
}
