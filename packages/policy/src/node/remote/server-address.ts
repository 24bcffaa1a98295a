import { PolicyLoadError } from '../../errors.ts';

/** Where a policy server listens, and what it wants to see. */
export interface ServerAddress {
  /** `ws://host:port`, `wss://…`, or just `host:port`. */
  readonly url: string;
  /** Sent as `Authorization: Api-Key …`; stock servers ignore it, proxies before them may not. */
  readonly apiKey?: string;
}

/**
 * The address with its scheme.
 *
 * @throws PolicyLoadError where it is none of a WebSocket
 */
export function webSocketUrl({ url }: ServerAddress): string {
  const whole = url.includes('://') ? url : `ws://${url}`;
  const { protocol, hash } = URL.parse(whole) ?? {};
  if ((protocol === 'ws:' || protocol === 'wss:') && !hash) return whole;
  throw new PolicyLoadError(
    `${url} is no address of a policy server. Give one such as ws://localhost:8000 or localhost:8000.`,
  );
}
