import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { encodeMessage } from '@dreamwalk/policy';
import { type WebSocket, WebSocketServer } from 'ws';
import { OutputError, RequestError } from '../errors.ts';
import { DREAMWALK_VERSION } from '../version.ts';
import { isLoopback, mayEnter } from './admission.ts';
import type { OpenPlace } from './places/served-place.ts';
import { ServedConnection } from './served-connection.ts';

/** Name and version of the protocol, which the server says first. */
const ENVIRONMENT_PROTOCOL = 'dreamwalk-environment/1';

/** Room for a tour of five hundred pictures of 256×256. */
const MOST_REQUEST_BYTES = 128 * 1024 * 1024;
/** How long clients may take to say goodbye, milliseconds. */
const GOODBYE_MS = 1000;

/** Where to serve, and what. */
export interface EnvironmentServerOptions {
  /** Default 127.0.0.1. */
  readonly host?: string;
  /** 0 for one that is free. */
  readonly port: number;
  /** What clients have to show; without one only this machine can be served. */
  readonly token?: string;
  /** Connections at a time. */
  readonly mostSessions: number;
  /** Default 128 MiB; a client that sends more is cut off. */
  readonly mostRequestBytes?: number;
  readonly openPlace: OpenPlace;
  /** Told of mistakes of the server's own. */
  readonly onBug: (error: unknown) => void;
}

/** What was done in all. */
export interface ServingSummary {
  readonly sessions: number;
  readonly requests: number;
}

/** Serves environments over WebSockets: a session for every connection (docs/serving.md). */
export class EnvironmentServer {
  readonly #http: Server;
  readonly #sockets: WebSocketServer;
  readonly #connections = new Set<ServedConnection>();
  #sessions = 0;
  #requests = 0;

  private constructor(http: Server, options: EnvironmentServerOptions) {
    this.#http = http;
    this.#sockets = new WebSocketServer({
      server: http,
      perMessageDeflate: false,
      maxPayload: options.mostRequestBytes ?? MOST_REQUEST_BYTES,
      verifyClient: ({ req }, answer) => {
        if (!mayEnter(req.headers, options.token ?? null)) answer(false, 401);
        else answer(this.#sockets.clients.size < options.mostSessions, 503);
      },
    });
    this.#sockets.on('connection', (socket) => this.#serve(socket, options));
  }

  /**
   * @throws RequestError where others than this machine could come without a token
   * @throws OutputError where the port cannot be had
   */
  static async start(options: EnvironmentServerOptions): Promise<EnvironmentServer> {
    const { host = '127.0.0.1', port, token } = options;
    if (!isLoopback(host) && !token)
      throw new RequestError(
        `${host} can be reached from other machines, so clients have to show a token. Set one with --token or DREAMWALK_TOKEN, or serve 127.0.0.1.`,
      );
    const http = createServer((request, response) => {
      const isHealthy = request.url === '/healthz';
      response.writeHead(isHealthy ? 200 : 426).end(isHealthy ? 'OK\n' : 'Connect with a WebSocket.\n');
    });
    http.listen(port, host);
    await once(http, 'listening').catch((error: Error) => {
      throw new OutputError(
        `${host}:${port}`,
        `nothing can be served there (${error.message}); choose another port.`,
      );
    });
    return new EnvironmentServer(http, options);
  }

  /** `ws://host:port` */
  get url(): string {
    const { address, port, family } = this.#http.address() as AddressInfo;
    return `ws://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
  }

  /** Ends every session, and waits until all that they held is given back. */
  async close(): Promise<ServingSummary> {
    const closed = once(this.#http, 'close');
    this.#http.close();
    for (const socket of this.#sockets.clients) {
      socket.close(1001, 'The server stops.');
      setTimeout(() => socket.terminate(), GOODBYE_MS).unref();
    }
    await Promise.all([...this.#connections].map((connection) => connection.end()));
    await closed;
    return { sessions: this.#sessions, requests: this.#requests };
  }

  #serve(socket: WebSocket, { openPlace, onBug }: EnvironmentServerOptions): void {
    const connection = new ServedConnection({
      openPlace,
      onBug,
      send: (message) => {
        if (socket.readyState === socket.OPEN) socket.send(encodeMessage(message));
      },
    });
    this.#connections.add(connection);
    this.#sessions++;
    // A frame that is too large or malformed: ws closes the connection and says why.
    socket.on('error', () => {});
    socket.on('message', async (data, isBinary) => {
      this.#requests++;
      const goesOn = isBinary && (await connection.receive(data as Buffer));
      if (!goesOn) socket.close(isBinary ? 1000 : 1003, isBinary ? '' : 'Send binary frames.');
    });
    socket.on('close', async () => {
      await connection.end();
      this.#connections.delete(connection);
    });
    socket.send(encodeMessage({ protocol: ENVIRONMENT_PROTOCOL, version: DREAMWALK_VERSION }));
  }
}
