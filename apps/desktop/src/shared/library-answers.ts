import { stat } from 'node:fs/promises';
import type { Removed } from './library-protocol.ts';
import type { NativeLibrary } from './native-library.ts';
import { SECURITY_HEADERS } from './response-headers.ts';
import { serveFile } from './serve-file.ts';

/** An answer of the library: `parts` are those of the path that its pattern leaves open, decoded. */
export type Answer = (library: NativeLibrary, request: Request, ...parts: string[]) => Promise<Response>;

/** By method and path; `*` stands for any one part of a path. */
export type Answers = readonly (readonly [pattern: string, answer: Answer])[];

/** JSON that is asked for anew every time. */
export function json(value: unknown, status = 200): Response {
  const headers = { ...SECURITY_HEADERS, 'Content-Type': 'application/json', 'Cache-Control': 'no-store' };
  return new Response(JSON.stringify(value ?? null), { status, headers });
}

export function text(value: string): Response {
  const headers = {
    ...SECURITY_HEADERS,
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': 'no-cache',
  };
  return new Response(value, { headers });
}

/**
 * A file, whole or in part.
 * @param name tells its media type
 */
export async function serve(path: string, name: string, { method, headers }: Request): Promise<Response> {
  const { size } = await stat(path);
  return serveFile({ path, name, sizeBytes: size, isImmutable: false }, method, headers.get('Range'));
}

/** Shows a path in the file manager, where there is one. */
export function reveal({ reveal: show }: NativeLibrary, path: string): Response {
  show?.(path);
  return json(null);
}

/** Something went to the trash. */
export function removed(ticket: string): Response {
  return json({ ticket } satisfies Removed);
}
