import type { ChildProcess } from 'node:child_process';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { decodeMessage, encodeMessage } from '@dreamwalk/host';
import { type WebSocket, WebSocketServer } from 'ws';
import { ENGINE_PROTOCOL, mayConnect } from './engine-access.ts';

/** Larger than any command: a saved dream that remembers some thousand views. */
const MAX_MESSAGE_BYTES = 512 * 1024 * 1024;

/** An engine whose page went away may still close a recording; after this long it is ended by force. */
const GRACE_MS = 5000;

export interface EngineSocketOptions {
  readonly allowedHosts: readonly string[];
  readonly token: string;
  readonly forkEngine: () => ChildProcess;
}

/** Gives every connection that may have one an engine of its own, and ends each with the other. */
export class EngineSocketServer {
  readonly #options: EngineSocketOptions;
  readonly #sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE_BYTES,
    handleProtocols: () => ENGINE_PROTOCOL,
  });

  constructor(options: EngineSocketOptions) {
    this.#options = options;
  }

  /** Takes over a connection that asked for an upgrade. */
  upgrade(request: IncomingMessage, connection: Duplex, head: Buffer): void {
    const { host, origin } = request.headers;
    const handshake = {
      pathname: new URL(request.url ?? '/', 'http://localhost').pathname,
      host,
      origin,
      protocols: (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim()),
    };
    if (!mayConnect(handshake, this.#options.allowedHosts, this.#options.token)) {
      connection.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    this.#sockets.handleUpgrade(request, connection, head, (socket) => this.#attach(socket));
  }

  /** Ends every engine. */
  close(): void {
    for (const socket of this.#sockets.clients) socket.terminate();
    this.#sockets.close();
  }

  #attach(socket: WebSocket): void {
    const engine = this.#options.forkEngine();
    engine.on('message', (event) => {
      if (socket.readyState === socket.OPEN) socket.send(encodeMessage(event));
    });
    engine.on('exit', (code, signal) =>
      socket.close(1011, `The engine's process ended with ${signal ?? `code ${code}`}.`),
    );
    engine.on('error', (error) =>
      socket.close(1011, `The engine's process failed: ${error.message}`.slice(0, 120)),
    );
    socket.on('message', (data) => {
      try {
        engine.send(decodeMessage(data as Buffer) as object);
      } catch {
        socket.close(1003, 'A message was damaged.');
      }
    });
    socket.on('close', () => endEngine(engine));
  }
}

function endEngine(engine: ChildProcess): void {
  if (engine.exitCode !== null || !engine.connected) return;
  engine.disconnect();
  const timer = setTimeout(() => engine.kill('SIGKILL'), GRACE_MS);
  engine.once('exit', () => clearTimeout(timer));
}
