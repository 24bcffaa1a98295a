/**
 * What `outcome` comes to, unless time or signal end the wait; `outcome` itself goes on.
 *
 * @param late the error where it takes more than `limitMs`
 * @throws the signal's reason where that is aborted first
 */
export async function inTime<T>(
  outcome: Promise<T>,
  limitMs: number,
  late: () => Error,
  signal?: AbortSignal,
): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let onAbort = () => {};
  const cutShort = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late()), limitMs);
    onAbort = () => reject(signal?.reason);
    signal?.addEventListener('abort', onAbort, { once: true });
  });
  try {
    return await Promise.race([outcome, cutShort]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}
