import { expectedProblem, NotInLibraryError } from '@dreamwalk/host/node';
import { z } from 'zod';
import { type Answers, json, removed, reveal, serve, text } from './library-answers.ts';
import {
  type BegunUpload,
  type KeptDream,
  LIBRARY_PATH,
  type LibraryAbout,
  type LibraryRefusal,
} from './library-protocol.ts';
import type { NativeLibrary } from './native-library.ts';
import { SECURITY_HEADERS } from './response-headers.ts';
import { EVALUATION_ANSWERS } from './serve-evaluations.ts';
import { taskLines } from './task-lines.ts';

const MOST_STRIP_PICTURES = 32;

const uploadRequest = z.object({ name: z.string().min(1).max(200) });
const installRequest = z.object({ isArchive: z.boolean() });

const ANSWERS: Answers = [
  ['GET about', async (library) => json(aboutOf(library))],
  ['GET recordings', async ({ recordings }, { signal }) => json(await recordings.list(signal))],
  ['GET recordings/*/strip', strip],
  ['GET recordings/*/film', film],
  ['GET recordings/*/dream', dream],
  ['PUT dreams/*', receiveDream],
  ['GET recordings/*/trajectory', async ({ recordings }, _, name) => text(await recordings.trajectory(name))],
  ['POST recordings/*/verify', verify],
  [
    'POST recordings/*/reveal',
    async (library, _, name) => reveal(library, await library.recordings.find(name)),
  ],
  ['DELETE recordings/*', async ({ recordings }, _, name) => removed(await recordings.trash.put(name))],
  [
    'POST recordings-trash/*',
    async ({ recordings }, _, ticket) => json(await recordings.trash.restore(ticket)),
  ],
  ['POST models/*/reveal', async (library, _, name) => reveal(library, await library.models.find(name))],
  ['DELETE models/*', async ({ models }, _, name) => removed(await models.remove(name))],
  ['POST models-trash/*', async ({ models }, _, ticket) => json(await models.restore(ticket))],
  ['POST uploads', beginUpload],
  ['PUT uploads/*/archive', receiveArchive],
  ['PUT uploads/*/files/*', receiveFile],
  ['POST uploads/*/install', install],
  ['DELETE uploads/*', async ({ models }, _, id) => json(await models.discard(id))],
  ...EVALUATION_ANSWERS,
];

/**
 * Answers a request for what `library-protocol.ts` lists. That it comes from the studio's own page is for the caller to make sure.
 * What a person's input or machine causes is refused in the words of its error.
 */
export async function serveLibrary(library: NativeLibrary, request: Request): Promise<Response> {
  const path = new URL(request.url).pathname.slice(LIBRARY_PATH.length);
  try {
    for (const [pattern, answer] of ANSWERS) {
      const parts = match(pattern, `${request.method} ${path}`);
      if (parts) return await answer(library, request, ...parts);
    }
    return refusal(404, { name: 'NotInLibraryError', message: 'There is nothing at this address.' });
  } catch (error) {
    return refuseBy(error);
  }
}

/** The decoded parts of a path that a pattern leaves open; undefined where it does not fit. */
function match(pattern: string, request: string): string[] | undefined {
  const wanted = pattern.split('/');
  const given = request.split('/');
  if (given.length !== wanted.length) return undefined;
  const fits = wanted.every((part, at) => part === '*' || part === given[at]);
  if (!fits) return undefined;
  return given.filter((_, at) => wanted[at] === '*').map(decodeURIComponent);
}

function aboutOf({ recordings, models, reveal: shows }: NativeLibrary): LibraryAbout {
  return {
    canReveal: shows !== undefined,
    ownModelsFolder: models.folder,
    recordingsFolder: recordings.folder,
  };
}

async function strip({ recordings }: NativeLibrary, request: Request, name: string): Promise<Response> {
  const asked = Number(new URL(request.url).searchParams.get('pictures'));
  const pictures = Math.min(MOST_STRIP_PICTURES, Math.max(1, Math.floor(asked) || 1));
  const rgb = await recordings.strip(name, pictures, request.signal);
  const headers = {
    ...SECURITY_HEADERS,
    'Content-Type': 'application/octet-stream',
    'Cache-Control': 'no-cache',
  };
  return new Response(rgb, { headers });
}

async function film({ recordings }: NativeLibrary, request: Request, name: string): Promise<Response> {
  return serve(await recordings.film(name), 'film.mp4', request);
}

async function dream({ recordings }: NativeLibrary, request: Request, name: string): Promise<Response> {
  return serve(await recordings.dream(name), 'dream.safetensors', request);
}

async function receiveDream(
  { recordings }: NativeLibrary,
  request: Request,
  name: string,
): Promise<Response> {
  const kept = await recordings.putDream(name, bodyOf(request), request.signal);
  return json({ name: kept } satisfies KeptDream);
}

async function verify(library: NativeLibrary, _: Request, name: string): Promise<Response> {
  const { recordings, modelsFolders, runTask } = library;
  const folder = await recordings.find(name);
  return taskLines((onProgress, signal) =>
    runTask({ kind: 'verifyRollout', folder, modelsFolders }, { signal, onProgress }),
  );
}

async function beginUpload({ models }: NativeLibrary, request: Request): Promise<Response> {
  const { name } = uploadRequest.parse(await request.json());
  const { id } = await models.beginUpload(name);
  return json({ uploadId: id } satisfies BegunUpload);
}

async function receiveArchive({ models }: NativeLibrary, request: Request, id: string): Promise<Response> {
  await models.upload(id).receiveArchive(bodyOf(request), request.signal);
  return json(null);
}

async function receiveFile(
  { models }: NativeLibrary,
  request: Request,
  id: string,
  path: string,
): Promise<Response> {
  await models.upload(id).receiveFile(path, bodyOf(request), request.signal);
  return json(null);
}

async function install({ models, runTask }: NativeLibrary, request: Request, id: string): Promise<Response> {
  const { isArchive } = installRequest.parse(await request.json());
  const { name, packageFolder, archive } = models.upload(id);
  return taskLines(async (onProgress, signal) => {
    const task = {
      kind: 'checkModel',
      name,
      folder: packageFolder,
      archive: isArchive ? archive : null,
    } as const;
    const result = await runTask(task, { signal, onProgress });
    if (result.kind === 'checkModel') await models.install(id, result.modelId);
    return result;
  });
}

function bodyOf({ body }: Request): AsyncIterable<Uint8Array> {
  return (body ?? new Blob().stream()) as unknown as AsyncIterable<Uint8Array>;
}

function refuseBy(error: unknown): Response {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  if (error instanceof NotInLibraryError) return refusal(404, { name, message });
  if (error instanceof z.ZodError || error instanceof URIError || error instanceof SyntaxError)
    return refusal(400, {
      name: 'LibraryRequestError',
      message: 'The library does not understand this request.',
    });
  const problem = expectedProblem(error);
  return problem === null ? refusal(500, { name, message }) : refusal(422, { name, message: problem });
}

function refusal(status: number, why: LibraryRefusal): Response {
  return json(why, status);
}
