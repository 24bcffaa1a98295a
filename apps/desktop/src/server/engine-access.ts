/** What a WebSocket handshake says about where it comes from. */
export interface Handshake {
  readonly pathname: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  /** Values of `Sec-WebSocket-Protocol`. */
  readonly protocols: readonly string[];
}

/** Path of the engine's socket, and the protocol that the studio asks for beside its token. */
export const ENGINE_PATH = '/engine';
export const ENGINE_PROTOCOL = 'dreamwalk';

/**
 * Whether a handshake may have an engine: only from the studio's own page. The host keeps out names that were
 * rebound to this machine, the origin keeps out other sites, the token keeps out other programs.
 * @param allowedHosts `127.0.0.1:PORT` and `localhost:PORT`
 */
export function mayConnect(handshake: Handshake, allowedHosts: readonly string[], token: string): boolean {
  const { pathname, host, origin, protocols } = handshake;
  return (
    pathname === ENGINE_PATH &&
    isAllowedHost(host, allowedHosts) &&
    origin === `http://${host}` &&
    protocols.includes(ENGINE_PROTOCOL) &&
    protocols.includes(token)
  );
}

/** Whether a request was made to this server by its own address. */
export function isAllowedHost(host: string | undefined, allowedHosts: readonly string[]): boolean {
  return host !== undefined && allowedHosts.includes(host);
}
