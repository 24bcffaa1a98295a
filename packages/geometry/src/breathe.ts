/**
 * Lets timers, signals and messages in. Long arithmetic awaits this between its parts, or nobody could stop it.
 *
 * @throws the signal's reason once it is aborted
 */
export async function breathe(signal?: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => setTimeout(resolve));
  signal?.throwIfAborted();
}
