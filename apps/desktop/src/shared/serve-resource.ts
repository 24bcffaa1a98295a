import { readFile, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { listModels } from './list-models.ts';
import { MODEL_INDEX_PATH } from './offered-model.ts';
import { refuse } from './refuse.ts';
import { type ResourceRoots, resolveResource } from './resource-path.ts';
import { mediaType, SECURITY_HEADERS } from './response-headers.ts';
import { type FileToServe, serveFile } from './serve-file.ts';

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

  return serveFile(file, method, request.range);
}

async function servePage(path: string, method: string, { transformPage }: ServeOptions): Promise<Response> {
  const html = await readFile(path, 'utf8');
  const headers = { ...SECURITY_HEADERS, 'Content-Type': mediaType(path), 'Cache-Control': 'no-store' };
  return new Response(method === 'HEAD' ? null : (transformPage?.(html) ?? html), { headers });
}

async function serveModelIndex(folders: readonly string[], method: string): Promise<Response> {
  const body = JSON.stringify(await listModels(folders));
  const headers = {
    ...SECURITY_HEADERS,
    'Content-Type': mediaType(MODEL_INDEX_PATH),
    'Cache-Control': 'no-store',
  };
  return new Response(method === 'HEAD' ? null : body, { headers });
}

async function findFile(pathname: string, roots: ResourceRoots): Promise<FileToServe | undefined> {
  const resource = resolveResource(pathname);
  if (!resource) return undefined;
  const { root, parts } = resource;
  const folders = root === 'studio' ? [roots.studio] : roots.models;
  for (const folder of folders) {
    const found = await findIn(folder, parts);
    // Vite names assets by their content; a model's files may change under the same name.
    if (found) return { ...found, isImmutable: root === 'studio' && parts[0] === 'assets' };
  }
  return undefined;
}

async function findIn(
  folder: string,
  parts: readonly string[],
): Promise<Omit<FileToServe, 'isImmutable'> | undefined> {
  try {
    // Links may not lead out of the root either.
    const [path, rootPath] = await Promise.all([realpath(join(folder, ...parts)), realpath(folder)]);
    const found = await stat(path);
    if (!found.isFile() || !path.startsWith(rootPath + sep)) return undefined;
    return { path, name: parts[parts.length - 1], sizeBytes: found.size };
  } catch {
    return undefined;
  }
}
