import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { EngineSettings } from '../shared/engine-settings.ts';
import { LIBRARY_PATH } from '../shared/library-protocol.ts';
import type { NativeLibrary } from '../shared/native-library.ts';
import type { ResourceRoots } from '../shared/resource-path.ts';
import { serveLibrary } from '../shared/serve-library.ts';
import { serveResource } from '../shared/serve-resource.ts';
import { isAllowedHost } from './engine-access.ts';
import { forkEngine } from './engine-child.ts';
import { EngineSocketServer } from './engine-socket.ts';
import { mayUseLibrary } from './library-access.ts';
import { sendResponse, toRequest } from './web-messages.ts';

const LOOPBACK = '127.0.0.1';
const USUAL_PORT = 5199;

export interface StudioServerOptions {
  readonly roots: ResourceRoots;
  /** The native engine's built CommonJS file, and what it is told. */
  readonly engine: { readonly entry: string; readonly settings: EngineSettings };
  readonly library: NativeLibrary;
  /** Exactly this port. Without it the usual one, or a free one where that is taken. */
  readonly port?: number;
}

export interface StudioServer {
  /** Where a browser finds the studio. */
  readonly address: string;
  close(): Promise<void>;
}

/**
 * Serves the studio and its models on this machine alone, and a native engine to its page.
 * @throws Error (`EADDRINUSE`) where the port asked for is taken
 */
export async function startStudioServer(options: StudioServerOptions): Promise<StudioServer> {
  const token = randomBytes(24).toString('base64url');
  const server = createServer();
  await listen(server, options.port);
  const { port } = server.address() as AddressInfo;
  const allowedHosts = [`${LOOPBACK}:${port}`, `localhost:${port}`];
  const engines = new EngineSocketServer({
    allowedHosts,
    token,
    forkEngine: () => forkEngine(options.engine.entry, options.engine.settings),
  });

  server.on('request', (request, response) => void answer(request, response, options, allowedHosts, token));
  server.on('upgrade', (request, connection, head) => engines.upgrade(request, connection, head));
  return {
    address: `http://${LOOPBACK}:${port}/`,
    close: async () => {
      engines.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function listen(server: Server, port: number | undefined): Promise<void> {
  try {
    await tryPort(server, port ?? USUAL_PORT);
  } catch (error) {
    if (port !== undefined) throw error;
    await tryPort(server, 0);
  }
}

function tryPort(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, LOOPBACK, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { roots, library }: StudioServerOptions,
  allowedHosts: readonly string[],
  token: string,
): Promise<void> {
  const { method = 'GET', headers } = request;
  const { host, origin } = headers;
  if (!isAllowedHost(host, allowedHosts)) {
    response.writeHead(403).end();
    return;
  }
  const { pathname, searchParams: query } = new URL(request.url ?? '/', 'http://localhost');
  if (pathname.startsWith(LIBRARY_PATH)) {
    if (mayUseLibrary({ method, host, origin, headers, query }, allowedHosts, token))
      sendResponse(response, await serveLibrary(library, toRequest(request, response)));
    else response.writeHead(403).end();
    return;
  }
  const range = headers.range ?? null;
  const result = await serveResource({ method, pathname, range }, roots, {
    // The page carries the token, so only what may read the page (its own origin) can have an engine.
    transformPage: (html) =>
      html.replace('name="engine-token" content=""', `name="engine-token" content="${token}"`),
  });
  sendResponse(response, result);
}
