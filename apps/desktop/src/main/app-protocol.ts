import { LIBRARY_PATH } from '../shared/library-protocol.ts';
import type { NativeLibrary } from '../shared/native-library.ts';
import type { ResourceRoots } from '../shared/resource-path.ts';
import { serveLibrary } from '../shared/serve-library.ts';
import { serveResource } from '../shared/serve-resource.ts';

/** The origin of the studio inside Electron. */
export const APP_SCHEME = 'app';
export const APP_HOST = 'studio';
export const APP_URL = `${APP_SCHEME}://${APP_HOST}/`;

/** Answers `app://studio/…`, and nothing under any other host. */
export function appProtocol(
  roots: ResourceRoots,
  library: NativeLibrary,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const url = new URL(request.url);
    if (url.host !== APP_HOST) return new Response('There is nothing at this address.', { status: 404 });
    // Only the studio's own pages reach this protocol, so a request needs no token here.
    if (url.pathname.startsWith(LIBRARY_PATH)) return serveLibrary(library, request);
    const range = request.headers.get('Range');
    return serveResource({ method: request.method, pathname: url.pathname, range }, roots);
  };
}

/** Whether a message comes from the studio's own page. */
export function isStudioPage(url: string): boolean {
  return url.startsWith(APP_URL);
}
