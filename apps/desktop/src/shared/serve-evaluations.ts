import { join } from 'node:path';
import { NotInLibraryError, suiteOffer } from '@dreamwalk/host/node';
import { z } from 'zod';
import type { CreatedEvaluation, EvaluationsOffer, KeptDreams } from './evaluation-protocol.ts';
import { type Answers, json, removed, reveal, serve } from './library-answers.ts';
import type { NativeLibrary } from './native-library.ts';
import { taskLines } from './task-lines.ts';

/** More than a suite with a hundred policies takes up. */
const MOST_SUITE_CHARACTERS = 1e6;
/** That are asked for at once. */
const MOST_PICTURES = 200;

const suiteRequest = z.object({
  text: z.string().min(1).max(MOST_SUITE_CHARACTERS),
  file: z.string().min(1).max(500),
  folder: z.string().min(1).max(4096).nullable(),
});
const summaryRequest = z.object({ baseline: z.string().nullable() });
const key = z.string().min(1).max(500);
const episodeRequest = z.object({ key });
const picturesRequest = z.object({ keys: z.array(key).min(1).max(MOST_PICTURES) });

/** What `evaluation-protocol.ts` lists. */
export const EVALUATION_ANSWERS: Answers = [
  [
    'GET evaluations-offer',
    async ({ evaluations }) =>
      json({ ...suiteOffer(), runsFolder: evaluations.folder } satisfies EvaluationsOffer),
  ],
  ['GET evaluations', async ({ evaluations }) => json(await evaluations.list())],
  ['POST evaluations', create],
  ['GET evaluations/*', async ({ evaluations }, _, name) => json(await evaluations.open(name))],
  ['POST evaluations/*/run', run],
  ['POST evaluations/*/summary', summarise],
  ['POST evaluations/*/dream', dreamAgain],
  ['POST evaluations/*/pictures', pictures],
  ['GET evaluations/*/dreams/*', dream],
  [
    'GET evaluations/*/dreams',
    async ({ evaluations }, _, name) =>
      json({ sizeBytes: await evaluations.dreamsBytes(name) } satisfies KeptDreams),
  ],
  [
    'DELETE evaluations/*/dreams',
    async ({ evaluations }, _, name) => json(await evaluations.clearDreams(name)),
  ],
  ['GET evaluations/*/files/*', file],
  [
    'POST evaluations/*/reveal',
    async (library, _, name) => reveal(library, await library.evaluations.find(name)),
  ],
  ['DELETE evaluations/*', async ({ evaluations }, _, name) => removed(await evaluations.trash.put(name))],
  [
    'POST evaluations-trash/*',
    async ({ evaluations }, _, ticket) => json(await evaluations.trash.restore(ticket)),
  ],
];

async function create({ evaluations }: NativeLibrary, request: Request): Promise<Response> {
  const suite = suiteRequest.parse(await request.json());
  return json({ name: await evaluations.create(suite) } satisfies CreatedEvaluation);
}

async function run(library: NativeLibrary, _: Request, name: string): Promise<Response> {
  const { evaluations, modelsFolders, evaluationEntry: worker, runTask } = library;
  const folder = await evaluations.find(name);
  return taskLines((onProgress, signal) =>
    runTask({ kind: 'evaluate', folder, modelsFolders, worker }, { signal, onProgress }),
  );
}

async function summarise(library: NativeLibrary, request: Request, name: string): Promise<Response> {
  const { baseline } = summaryRequest.parse(await request.json());
  const folder = await library.evaluations.find(name);
  return taskLines((onProgress, signal) =>
    library.runTask({ kind: 'summariseEvaluation', folder, baseline }, { signal, onProgress }),
  );
}

async function dreamAgain(library: NativeLibrary, request: Request, name: string): Promise<Response> {
  const { key } = episodeRequest.parse(await request.json());
  const { evaluations, modelsFolders, runTask } = library;
  const folder = await evaluations.find(name);
  return taskLines((onProgress, signal) =>
    runTask({ kind: 'dreamEpisode', folder, modelsFolders, key }, { signal, onProgress }),
  );
}

async function pictures(library: NativeLibrary, request: Request, name: string): Promise<Response> {
  const { keys } = picturesRequest.parse(await request.json());
  const { evaluations, modelsFolders, runTask } = library;
  const folder = await evaluations.find(name);
  return taskLines((onProgress, signal) =>
    runTask({ kind: 'pictureEpisodes', folder, modelsFolders, keys }, { signal, onProgress }),
  );
}

async function dream(
  { evaluations }: NativeLibrary,
  request: Request,
  name: string,
  fileName: string,
): Promise<Response> {
  return serve(await evaluations.dream(name, fileName), 'dream.safetensors', request);
}

/** The report brings its own styles and pictures, and needs nothing else: in a frame of the studio it may do nothing. */
const REPORT_POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "frame-ancestors 'self'",
  'sandbox',
].join('; ');

async function file(
  { evaluations }: NativeLibrary,
  request: Request,
  name: string,
  fileName: string,
): Promise<Response> {
  const { files } = await evaluations.open(name);
  if (!files.includes(fileName)) throw new NotInLibraryError(`${fileName} of ${name}`);
  const answer = await serve(join(await evaluations.find(name), fileName), fileName, request);
  if (fileName.endsWith('.html')) answer.headers.set('Content-Security-Policy', REPORT_POLICY);
  return answer;
}
