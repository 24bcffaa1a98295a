import { setTimeout as delay } from 'node:timers/promises';
import { PolicyActError } from '../../errors.ts';
import type { WaitOptions } from './openpi-connection.ts';
import { OpenpiConnection } from './openpi-connection.ts';
import type { ServerAddress } from './server-address.ts';

/** Waits between two attempts: the first, and the longest; each is twice the one before. */
const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 4000;

/**
 * Connects to a server that may not be up yet: tries again, with longer and longer waits, as long as it cannot be reached and
 * time is left.
 *
 * @throws whatever the last attempt threw; the signal's reason where that is aborted
 */
export async function connectPatiently(
  address: ServerAddress,
  { limitMs, signal }: WaitOptions,
): ReturnType<typeof OpenpiConnection.open> {
  const deadlineMs = performance.now() + limitMs;
  for (let waitMs = FIRST_WAIT_MS; ; waitMs = Math.min(2 * waitMs, LONGEST_WAIT_MS)) {
    signal?.throwIfAborted();
    try {
      return await OpenpiConnection.open(address, { limitMs: deadlineMs - performance.now(), signal });
    } catch (error) {
      const mayPass = error instanceof PolicyActError && error.fault === 'unreachable';
      if (!mayPass || performance.now() + waitMs >= deadlineMs) throw error;
    }
    // An abort ends the wait; the loop then throws its reason.
    await delay(waitMs, undefined, { signal }).catch(() => {});
  }
}
