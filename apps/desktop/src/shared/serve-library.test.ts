import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LibraryTask } from '@dreamwalk/host/node';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LibraryTaskEvent } from './library-protocol.ts';
import { type NativeLibrary, nativeLibrary } from './native-library.ts';
import type { RunLibraryTask } from './run-in-process.ts';
import { serveLibrary } from './serve-library.ts';

let root: string;
let shown: string[];
let tasks: LibraryTask[];
let library: NativeLibrary;

/** Stands every check, but a model of the name `broken` none. */
const runTask: RunLibraryTask = async (task, { onProgress }) => {
  tasks.push(task);
  onProgress({ type: 'check', check: 'manifest', done: 0, total: 1, detail: 'world-model.json' });
  if (task.kind === 'checkModel' && task.name === 'broken') throw new TypeError('It is broken.');
  return { kind: 'checkModel', modelId: 'mine' };
};

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'dreamwalk-library-'));
  shown = [];
  tasks = [];
  const folders = {
    recordingsFolder: join(root, 'rollouts'),
    evaluationsFolder: join(root, 'evaluations'),
    bundledModelsFolder: join(root, 'bundled'),
    ownModelsFolder: join(root, 'own'),
  };
  library = {
    ...nativeLibrary({
      ...folders,
      processEntry: '',
      evaluationEntry: 'evaluate.cjs',
      reveal: (path) => shown.push(path),
    }),
    runTask,
  };
  await mkdir(folders.recordingsFolder);
  await writeFile(join(folders.recordingsFolder, 'walk 1.mp4'), '0123456789');
  await writeFile(join(root, 'secret.mp4'), 'secret');
});
afterEach(() => rm(root, { recursive: true, force: true }));

const ask = (what: string, init: RequestInit = {}) => {
  const [method, path] = what.split(' ');
  return serveLibrary(library, new Request(`http://localhost/library/${path}`, { method, ...init }));
};
const askJson = async (what: string, init?: RequestInit) => (await ask(what, init)).json();
const post = (body: unknown) => ({ body: JSON.stringify(body) });
const linesOf = async (response: Response): Promise<LibraryTaskEvent[]> =>
  (await response.text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('serveLibrary', () => {
  it('says where things lie, and shows them', async () => {
    expect(await askJson('GET about')).toMatchObject({
      canReveal: true,
      recordingsFolder: join(root, 'rollouts'),
    });
    await ask('POST recordings/walk%201.mp4/reveal');
    expect(shown).toEqual([join(root, 'rollouts', 'walk 1.mp4')]);
  });

  it('plays a film, whole and in part', async () => {
    const whole = await ask('GET recordings/walk%201.mp4/film');
    expect([whole.headers.get('Content-Type'), await whole.text()]).toEqual(['video/mp4', '0123456789']);
    const part = await ask('GET recordings/walk%201.mp4/film', { headers: { Range: 'bytes=2-4' } });
    expect([part.status, await part.text()]).toEqual([206, '234']);
  });

  it('throws away and brings back', async () => {
    const { ticket } = await askJson('DELETE recordings/walk%201.mp4');
    expect(await askJson('GET recordings')).toEqual([]);
    expect(await askJson(`POST recordings-trash/${ticket}`)).toBe('walk 1.mp4');
    expect(await askJson('GET recordings')).toMatchObject([
      { kind: 'film', name: 'walk 1.mp4', sizeBytes: 10 },
    ]);
  });

  it.each([
    'GET recordings/..%2fsecret.mp4/film',
    'GET recordings/..%5csecret.mp4/film',
    'GET recordings/%2e%2e/film',
    'DELETE recordings/..%2fsecret.mp4',
    'DELETE models/..%2frollouts',
    'POST recordings/..%2fsecret.mp4/reveal',
    'POST recordings-trash/..',
    'GET evaluations/..%2frollouts',
    'GET evaluations/rollouts/files/..%2fsecret.mp4',
    'POST evaluations/..%2frollouts/run',
    'PUT uploads/..%2f..%2fx/files/a.json',
    'GET nothing',
    'PUT recordings',
  ])('has nothing for %s', async (what) => {
    expect((await ask(what)).status).toBe(404);
    expect((await readdir(root)).sort()).toEqual(['rollouts', 'secret.mp4']);
    expect(shown).toEqual([]);
  });

  it('refuses what it does not understand', async () => {
    expect((await ask('POST uploads', { body: '{' })).status).toBe(400);
    expect((await ask('POST uploads', post({ name: 7 }))).status).toBe(400);
    expect((await ask('DELETE recordings/%zz')).status).toBe(400);
  });

  it('takes in a folder file by file, checks it and adds it', async () => {
    const { uploadId } = await askJson('POST uploads', post({ name: 'My model' }));
    for (const path of ['world-model.json', 'graphs/decoder.onnx'])
      expect(
        (await ask(`PUT uploads/${uploadId}/files/${encodeURIComponent(path)}`, { body: path })).status,
      ).toBe(200);
    const outside = await ask(`PUT uploads/${uploadId}/files/..%2f..%2f..%2fevil.json`, { body: '' });
    expect([outside.status, (await outside.json()).message]).toEqual([
      422,
      expect.stringContaining('leaves the folder'),
    ]);

    const events = await linesOf(await ask(`POST uploads/${uploadId}/install`, post({ isArchive: false })));
    expect(events).toEqual([
      { type: 'progress', progress: expect.objectContaining({ type: 'check', check: 'manifest' }) },
      { type: 'done', result: { kind: 'checkModel', modelId: 'mine' } },
    ]);
    expect(tasks).toMatchObject([{ kind: 'checkModel', name: 'My model', archive: null }]);
    expect((await readdir(join(root, 'own', 'mine'))).sort()).toEqual(['graphs', 'world-model.json']);
  });

  it('says why a model is not added, and adds nothing', async () => {
    const { uploadId } = await askJson('POST uploads', post({ name: 'broken' }));
    await ask(`PUT uploads/${uploadId}/archive`, { body: 'zip' });
    const events = await linesOf(await ask(`POST uploads/${uploadId}/install`, post({ isArchive: true })));
    expect(events.at(-1)).toEqual({ type: 'failed', name: 'TypeError', message: 'It is broken.' });
    await ask(`DELETE uploads/${uploadId}`);
    expect(await readdir(join(root, 'own'))).toEqual(['.uploads']);
    expect(await readdir(join(root, 'own', '.uploads'))).toEqual([]);
  });

  it('takes in a suite, runs it in a process, and gives what came of it', async () => {
    const suite = {
      format: 'dreamwalk-suite/1',
      name: 'walkers',
      worlds: { seeds: [2_000_000] },
      tasks: [{ id: 'explore', kind: 'explore', squares: 4 }],
      policies: ['random'],
    };
    const take = (text: string) => post({ text, file: 'walkers.json', folder: null });
    expect((await ask('POST evaluations', take('{"format":1}'))).status).toBe(422);
    expect(await askJson('POST evaluations', take(JSON.stringify(suite)))).toEqual({ name: 'walkers' });
    expect(await askJson('GET evaluations')).toMatchObject([{ name: 'walkers', done: 0, total: 3 }]);
    await ask('POST evaluations/walkers/run');
    const folder = join(root, 'evaluations', 'walkers');
    await expect.poll(() => tasks).toMatchObject([{ kind: 'evaluate', folder, worker: 'evaluate.cjs' }]);
    await ask('POST evaluations/walkers/pictures', post({ keys: ['tour/random/explore/0/0/0'] }));
    await expect.poll(() => tasks.at(-1)).toMatchObject({ kind: 'pictureEpisodes', folder });
    expect((await ask('POST evaluations/walkers/pictures', post({ keys: [] }))).status).toBe(400);
    await mkdir(join(folder, 'dreams'));
    await writeFile(join(folder, 'dreams', 'a.ppm'), 'P6');
    expect(await askJson('GET evaluations/walkers/dreams')).toEqual({ sizeBytes: 2 });
    await ask('DELETE evaluations/walkers/dreams');
    expect(await askJson('GET evaluations/walkers/dreams')).toEqual({ sizeBytes: 0 });
    expect(await askJson('GET evaluations-offer')).toMatchObject({ runsFolder: join(root, 'evaluations') });
    expect((await ask('GET evaluations/walkers/files/run.json')).status).toBe(404);
    await writeFile(join(folder, 'report.html'), '<p>Report</p>');
    const report = await ask('GET evaluations/walkers/files/report.html');
    expect(report.headers.get('Content-Security-Policy')).toContain('sandbox');
    expect(await report.text()).toBe('<p>Report</p>');
    const { ticket } = await askJson('DELETE evaluations/walkers');
    expect(await askJson('GET evaluations')).toEqual([]);
    expect(await askJson(`POST evaluations-trash/${ticket}`)).toBe('walkers');
  });

  it('cancels a task when nobody reads on', async () => {
    const signal = await new Promise<AbortSignal>((resolve) => {
      const waiting: RunLibraryTask = (_, context) => {
        resolve(context.signal);
        return new Promise(() => {});
      };
      library = { ...library, runTask: waiting };
      void ask('POST recordings/walk%201.mp4/verify').then(({ body }) => body!.cancel());
    });
    await expect.poll(() => signal.aborted).toBe(true);
  });
});
