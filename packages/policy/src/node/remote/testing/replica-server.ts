import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { decodeMessage } from '../../../remote/wire/decode.ts';
import { encodeMessage, type WireValue } from '../../../remote/wire/encode.ts';

/** What an observation is answered with: a message, raw bytes, or nothing at all. An error becomes a traceback. */
export type Infer = (
  observation: { readonly [key: string]: WireValue },
  socket: WebSocket,
) => WireValue | Promise<WireValue | undefined> | undefined;

/** A server of openpi's protocol, after `openpi/serving/websocket_policy_server.py`. */
export interface ReplicaServer {
  readonly url: string;
  readonly connections: readonly WebSocket[];
  /** Of the last handshake. */
  readonly headers: IncomingHttpHeaders;
  /** Pings that were answered. */
  readonly pongs: number;
  close(): Promise<void>;
}

/** How a replica differs from the stock server. */
export interface ReplicaOptions {
  readonly metadata?: WireValue | Uint8Array;
  /** 0 by default: one that is free. */
  readonly port?: number;
  /** Python's websockets pings every 20 s; tests have less time. */
  readonly pingMs?: number;
  /** Whether it never says anything first. */
  readonly isSilent?: boolean;
  /** The status that a handshake is refused with. */
  readonly refuseWith?: number;
}

export async function startReplica(
  infer: Infer,
  { metadata = {}, port = 0, pingMs, isSilent, refuseWith }: ReplicaOptions = {},
): Promise<ReplicaServer> {
  const http = createServer((request, response) => {
    const isHealthy = request.url === '/healthz';
    response.writeHead(isHealthy ? 200 : 404).end(isHealthy ? 'OK\n' : '');
  });
  const sockets = new WebSocketServer({
    server: http,
    perMessageDeflate: false,
    verifyClient: (_info, answer) => answer(refuseWith === undefined, refuseWith),
  });
  const connections: WebSocket[] = [];
  let headers: IncomingHttpHeaders = {};
  let pongs = 0;
  sockets.on('connection', (socket, request) => {
    connections.push(socket);
    headers = request.headers;
    const timer = pingMs === undefined ? undefined : setInterval(() => socket.ping(), pingMs);
    socket.on('pong', () => {
      pongs++;
    });
    socket.on('close', () => clearInterval(timer));
    if (!isSilent) socket.send(metadata instanceof Uint8Array ? metadata : encodeMessage(metadata));
    socket.on('message', async (data) => {
      try {
        const answer = await infer(
          decodeMessage(data as Buffer) as { readonly [key: string]: WireValue },
          socket,
        );
        if (answer === undefined) return;
        socket.send(answer instanceof Uint8Array ? answer : encodeMessage(answer));
      } catch (error) {
        socket.send(`Traceback (most recent call last):\n  …\n${error}\n`);
        socket.close(1011, 'Internal server error. Traceback included in previous frame.');
      }
    });
  });
  http.listen(port, '127.0.0.1');
  await once(http, 'listening');
  return {
    url: `ws://127.0.0.1:${(http.address() as AddressInfo).port}`,
    connections,
    get headers() {
      return headers;
    },
    get pongs() {
      return pongs;
    },
    async close() {
      for (const socket of connections) socket.terminate();
      http.close();
      if (http.listening) await once(http, 'close');
    },
  };
}
