import { createReadStream } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { Readable } from 'node:stream';
import { parseByteRange } from './byte-range.ts';
import { listModels } from './list-models.ts';
import { MODEL_INDEX_PATH } from './offered-model.ts';
import { type ResourceRoots, resolveResource } from './resource-path.ts';
import { mediaType, SECURITY_HEADERS } from './response-headers.ts';

export interface ResourceRequest {
  readonly method: string;
  /** Percent-encoded, without the query. */
  readonly pathname: string;
  readonly range: string | null;
}

export interface ServeOptions {
  /** Changes the studio's page before it is sent. */
  readonly transformPage?: (html: string) => string;
}

/** Answers a request for a file of the studio or of a model, the same through `app://` and the local server. */
export async function serveResource(
  request: ResourceRequest,
  roots: ResourceRoots,
  options: ServeOptions = {},
): Promise<Response> {
  const { method } = request;
  if (method !== 'GET' && method !== 'HEAD')
    return refuse(405, 'Only GET and HEAD are answered here.', { Allow: 'GET, HEAD' });
  if (request.pathname === MODEL_INDEX_PATH) return serveModelIndex(roots.models, method);
  const file = await findFile(request.pathname, roots);
  if (!file) return refuse(404, 'There is nothing at this address.');
  if (file.name === 'index.html') return servePage(file.path, method, options);

  const range = parseByteRange(request.range, file.sizeBytes);
  if (range === 'unsatisfiable')
    return refuse(416, 'The file is shorter than that.', { 'Content-Range': `bytes */${file.sizeBytes}` });
  const { first, last } = range === 'whole' ? { first: 0, last: file.sizeBytes - 1 } : range;
  const headers = {
    ...SECURITY_HEADERS,
    'Content-Type': mediaType(file.name),
    'Content-Length': String(last - first + 1),
    'Accept-Ranges': 'bytes',
    // Vite names assets by their content; a model's files may change under the same name.
    'Cache-Control': file.isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    ...(range !== 'whole' && { 'Content-Range': `bytes ${first}-${last}/${file.sizeBytes}` }),
  };
  const status = range === 'whole' ? 200 : 206;
  if (method === 'HEAD' || file.sizeBytes === 0) return new Response(null, { status, headers });
  const stream = createReadStream(file.path, { start: first, end: last });
  return new Response(Readable.toWeb(stream) as ReadableStream, { status, headers });
}

async function servePage(path: string, method: string, { transformPage }: ServeOptions): Promise<Response> {
  const html = await readFile(path, 'utf8');
  const headers = { ...SECURITY_HEADERS, 'Content-Type': mediaType(path), 'Cache-Control': 'no-store' };
  return new Response(method === 'HEAD' ? null : (transformPage?.(html) ?? html), { headers });
}

async function serveModelIndex(folder: string, method: string): Promise<Response> {
  const body = JSON.stringify(await listModels(folder));
  const headers = {
    ...SECURITY_HEADERS,
    'Content-Type': mediaType(MODEL_INDEX_PATH),
    'Cache-Control': 'no-store',
  };
  return new Response(method === 'HEAD' ? null : body, { headers });
}

interface FoundFile {
  readonly path: string;
  readonly name: string;
  readonly sizeBytes: number;
  readonly isImmutable: boolean;
}

async function findFile(pathname: string, roots: ResourceRoots): Promise<FoundFile | undefined> {
  const resource = resolveResource(pathname);
  if (!resource) return undefined;
  const { root, parts } = resource;
  try {
    // Links may not lead out of the root either.
    const [path, rootPath] = await Promise.all([
      realpath(join(roots[root], ...parts)),
      realpath(roots[root]),
    ]);
    const found = await stat(path);
    if (!found.isFile() || !path.startsWith(rootPath + sep)) return undefined;
    const isImmutable = root === 'studio' && parts[0] === 'assets';
    return { path, name: parts[parts.length - 1], sizeBytes: found.size, isImmutable };
  } catch {
    return undefined;
  }
}

function refuse(status: number, message: string, headers: Record<string, string> = {}): Response {
  return new Response(message, {
    status,
    headers: { ...SECURITY_HEADERS, 'Content-Type': 'text/plain; charset=utf-8', ...headers },
  });
}
