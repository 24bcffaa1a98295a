import { TOKEN_HEADER, TOKEN_PARAMETER } from '../shared/library-protocol.ts';
import { isAllowedHost } from './engine-access.ts';

/** What a request says about where it comes from. */
export interface LibraryAsker {
  readonly method: string;
  readonly host: string | undefined;
  /** Browsers leave it out of a page's GETs to its own server. */
  readonly origin: string | undefined;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly query: URLSearchParams;
}

/**
 * Whether a request may use the library: only the studio's own page, for the reasons that an engine is given to it alone. What asks
 * for addresses by itself (a film) carries the token as a parameter, and can read and no more.
 * @param allowedHosts `127.0.0.1:PORT` and `localhost:PORT`
 */
export function mayUseLibrary(asker: LibraryAsker, allowedHosts: readonly string[], token: string): boolean {
  const { method, host, origin, headers, query } = asker;
  const isOwnPage =
    isAllowedHost(host, allowedHosts) && (origin === undefined || origin === `http://${host}`);
  const hasToken = headers[TOKEN_HEADER.toLowerCase()] === `Bearer ${token}`;
  const readsByAddress = method === 'GET' && query.get(TOKEN_PARAMETER) === token;
  return isOwnPage && (hasToken || readsByAddress);
}
