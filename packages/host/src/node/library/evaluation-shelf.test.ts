import { appendFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SuiteFolderError } from '../errors.ts';
import { RUN_FILES, readRun } from '../evaluating/run/run-folder.ts';
import { EvaluationShelf } from './evaluation-shelf.ts';

let folder: string;
let shelf: EvaluationShelf;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dreamwalk-evaluations-'));
  shelf = new EvaluationShelf(folder);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const SUITE = {
  format: 'dreamwalk-suite/1',
  name: 'who walks: best?',
  arms: ['tour', 'reality'],
  worlds: { from: 2_000_000, count: 2 },
  tasks: [{ id: 'explore', kind: 'explore', squares: 4 }],
  policies: ['random'],
};
const create = (change = {}, suiteFolder: string | null = null) =>
  shelf.create({
    text: JSON.stringify({ ...SUITE, ...change }),
    file: 'walkers.json',
    folder: suiteFolder,
  });
const line = (key: string) => `${JSON.stringify({ result: { key }, twists: [] })}\n`;

describe('EvaluationShelf', () => {
  it('takes in a suite under a name that a folder can have, and under another where that is taken', async () => {
    expect([await create(), await create()]).toEqual(['who walks_ best_', 'who walks_ best_ 2']);
    expect(await shelf.list()).toHaveLength(2);
    expect(await create({ name: '../../etc' })).toBe('_.._etc');
    await expect(create({ steps: 0 })).rejects.toThrow(/^walkers\.json: line 1, steps/);
  });

  it('takes paths in a suite to be relative to where it lies, and looks for them', async () => {
    const suites = join(folder, 'suites');
    const script = { id: 'mine', kind: 'script', file: 'policies/mine.js' };
    const suite = { policies: ['random', { id: 'gated', kind: 'safe', policy: script }] };
    await expect(create(suite)).rejects.toThrow(SuiteFolderError);
    await expect(create({ model: '../rooms' })).rejects.toThrow('model: ../rooms is relative');
    await expect(create(suite, 'suites')).rejects.toThrow('no whole path');
    const path = join(suites, 'policies', 'mine.js');
    await expect(create(suite, suites)).rejects.toThrow(`policies.1.policy.file: there is no ${path}.`);
    await mkdir(join(suites, 'policies'), { recursive: true });
    await writeFile(path, '');
    const { suiteFolder } = await readRun(join(folder, await create(suite, suites)));
    expect(suiteFolder).toBe(suites);
    expect(await create({ policies: [{ ...script, file: path }] })).not.toBe('');
  });

  it('tells how far a run is, whole lines only', async () => {
    const name = await create();
    const journal = join(folder, name, RUN_FILES.journal);
    await appendFile(journal, `${line('a')}${line('b')}{"result":`);
    // Floor, ceiling and the policy, in two arms and two worlds.
    const about = { name, done: 2, total: 12, arms: SUITE.arms, modelId: 'voxel-rooms' };
    expect(await shelf.list()).toMatchObject([about]);
    expect(await shelf.open(name)).toMatchObject({
      about,
      results: [{ key: 'a' }, { key: 'b' }],
      summary: null,
      files: [],
    });
  });

  it('gives what a finished run has for people and other programs', async () => {
    const name = await create();
    await writeFile(join(folder, name, RUN_FILES.results), '{"key":"a"}\n');
    await writeFile(join(folder, name, RUN_FILES.summary), '{"episodes":1}');
    await writeFile(join(folder, name, RUN_FILES.report), '<p>');
    const { results, summary, files } = await shelf.open(name);
    // It is from before dreams were probed and worlds perturbed.
    expect({ results, summary }).toEqual({
      results: [{ key: 'a' }],
      summary: { episodes: 1, modelFidelity: [], shifts: [] },
    });
    expect(files).toEqual([RUN_FILES.report, RUN_FILES.results, RUN_FILES.summary]);
  });

  it('tells what was dreamed again takes up, and clears it', async () => {
    const name = await create();
    expect(await shelf.dreamsBytes(name)).toBe(0);
    await mkdir(join(folder, name, RUN_FILES.dreams));
    await writeFile(join(folder, name, RUN_FILES.dreams, 'a.ppm'), '12345');
    expect(await shelf.dreamsBytes(name)).toBe(5);
    await shelf.clearDreams(name);
    await shelf.clearDreams(name);
    expect(await shelf.dreamsBytes(name)).toBe(0);
    await expect(shelf.clearDreams('..')).rejects.toThrow('The library does not hold');
  });

  it('lists what is damaged with the reason, and nothing that is no run', async () => {
    const name = await create();
    await writeFile(join(folder, name, RUN_FILES.run), '{"suite"');
    await mkdir(join(folder, 'something else'));
    expect(await shelf.list()).toMatchObject([{ name, problem: expect.stringContaining(`The run ${name}`) }]);
  });

  it('finds nothing outside of its folder', async () => {
    const name = await create();
    for (const way of ['..', '.', '', 'nowhere', `${name}/..`])
      await expect(shelf.find(way)).rejects.toThrow('The library does not hold');
    await expect(shelf.dream(name, '../run.json')).rejects.toThrow('The library does not hold');
  });
});
