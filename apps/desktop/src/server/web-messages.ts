import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';

/** A request of Node's server as the web knows requests; it is aborted when whoever asked goes away before the answer's end. */
export function toRequest(request: IncomingMessage, response: ServerResponse): Request {
  const { method = 'GET', headers, url = '/' } = request;
  const controller = new AbortController();
  response.on('close', () => controller.abort());
  const hasBody = method !== 'GET' && method !== 'HEAD';
  // Node takes `duplex`, and needs it for a body that streams; the types of the web know nothing of it.
  const init: RequestInit & { readonly duplex: 'half' } = {
    method,
    headers: Object.entries(headers).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] as [string, string]] : [],
    ),
    body: hasBody ? (Readable.toWeb(request) as globalThis.ReadableStream<Uint8Array>) : null,
    signal: controller.signal,
    duplex: 'half',
  };
  return new Request(new URL(url, 'http://localhost'), init);
}

/** Sends an answer of the web through Node's server. */
export function sendResponse(response: ServerResponse, result: Response): void {
  response.writeHead(result.status, Object.fromEntries(result.headers));
  if (!result.body) {
    response.end();
    return;
  }
  const body = Readable.fromWeb(result.body as ReadableStream);
  body.on('error', () => response.destroy());
  response.on('close', () => body.destroy());
  body.pipe(response);
}
