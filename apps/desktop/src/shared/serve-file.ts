import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { parseByteRange } from './byte-range.ts';
import { refuse } from './refuse.ts';
import { mediaType, SECURITY_HEADERS } from './response-headers.ts';

export interface FileToServe {
  readonly path: string;
  /** Tells its media type by its ending. */
  readonly name: string;
  readonly sizeBytes: number;
  /** Its name changes with its content. */
  readonly isImmutable: boolean;
}

/** Answers a GET or HEAD with a file, or with the part of it that a `Range` header asks for. */
export function serveFile(file: FileToServe, method: string, rangeHeader: string | null): Response {
  const range = parseByteRange(rangeHeader, file.sizeBytes);
  if (range === 'unsatisfiable')
    return refuse(416, 'The file is shorter than that.', { 'Content-Range': `bytes */${file.sizeBytes}` });
  const { first, last } = range === 'whole' ? { first: 0, last: file.sizeBytes - 1 } : range;
  const headers = {
    ...SECURITY_HEADERS,
    'Content-Type': mediaType(file.name),
    'Content-Length': String(last - first + 1),
    'Accept-Ranges': 'bytes',
    'Cache-Control': file.isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    ...(range !== 'whole' && { 'Content-Range': `bytes ${first}-${last}/${file.sizeBytes}` }),
  };
  const status = range === 'whole' ? 200 : 206;
  if (method === 'HEAD' || file.sizeBytes === 0) return new Response(null, { status, headers });
  const stream = createReadStream(file.path, { start: first, end: last });
  return new Response(Readable.toWeb(stream) as ReadableStream, { status, headers });
}
