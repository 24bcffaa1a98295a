import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a handshake may have a session. Browsers name the page's origin and programs do not, so that no page of any site can
 * reach the server; the token keeps out other programs.
 *
 * @param token `Authorization: Bearer …`; null where none is asked for
 */
export function mayEnter({ origin, authorization }: IncomingHttpHeaders, token: string | null): boolean {
  if (origin !== undefined) return false;
  return token === null || isSame(authorization ?? '', `Bearer ${token}`);
}

/** Compares in a time that tells nothing of how much is right. */
function isSame(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

/** Whether only programs of this machine can reach an address. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}
