import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EvaluationHeader, summariseEvaluation } from '@dreamwalk/evaluation';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InputFileError } from '../../errors.ts';
import { pngOf } from '../../output/png.ts';
import { compareReports } from './compare-reports.ts';
import { readEvaluationSummary } from './read-evaluation.ts';
import { readReports } from './read-reports.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dreamwalk-reports-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const report = {
  measure: 'drift',
  suite: 'full',
  model: { id: 'a-model', graphs: { decoder: 'ab' } },
  provider: 'CPU',
  samplerSteps: 1,
  worldCount: 1,
  seedBase: 1_000_000,
  heldOut: true,
  frames: 30,
  figures: { psnr: 20, psnrUncovered: null },
  intervals: { psnr: { mean: 20, low: 19, high: 21 }, psnrUncovered: null },
  worlds: [{ seed: 1_000_000, figures: { psnr: 20 } }],
  curves: { psnr: [{ mean: 20, low: 19, high: 21 }] },
  policies: { none: { figures: { psnr: 12 }, intervals: { psnr: null } } },
};

async function write(name: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const path = join(folder, name);
  for (const [file, content] of Object.entries(files)) {
    await mkdir(join(path, file, '..'), { recursive: true });
    await writeFile(join(path, file), content);
  }
  return path;
}

describe('readReports', () => {
  it('finds every report with its plot, its tables and its first strips', async () => {
    const strip = await pngOf({ widthPx: 4, heightPx: 4, rgb: new Uint8Array(48).fill(90) });
    const path = await write('whole', {
      'notes.txt': 'mine',
      'drift/drift.json': JSON.stringify(report),
      'drift/drift.svg': '<svg/>',
      'drift/strip-1000002.png': strip,
      'drift/strip-1000000.png': strip,
      'drift/strip-1000001.png': strip,
      'tour/tour.json': JSON.stringify({ ...report, measure: 'tour' }),
    });
    const [drift, tour] = await readReports(path);
    expect(drift.measured).toMatchObject({ measure: 'drift', figures: report.figures });
    expect(drift.measured.groups).toEqual({ policies: report.policies });
    expect(drift.plots).toEqual(['<svg/>']);
    expect(drift.strips.map(({ title }) => title)).toEqual(['world 1000000', 'world 1000001']);
    expect(drift.strips[0].base64).toMatch(/^iVBORw0KGgo/);
    expect(tour).toMatchObject({ measured: { measure: 'tour' }, plots: [], strips: [] });
  });

  it.each([
    ['no-json', { 'tour/tour.json': 'psnr: 20' }, /tour\.json: this is no JSON/],
    [
      'no-report',
      { 'tour/tour.json': '{"measure":"tour"}' },
      /tour\.json: this is no report of a measurement/,
    ],
    ['nothing', { 'notes.txt': '' }, /nothing: no folder in this folder holds a report/],
  ])('names what is wrong: %s', async (name, files, message) => {
    const path = await write(name, files);
    await expect(readReports(path)).rejects.toThrow(InputFileError);
    await expect(readReports(path)).rejects.toThrow(message);
  });

  it('leaves the folder of an evaluation to others', async () => {
    const path = await write('with-evaluation', {
      'tour/tour.json': JSON.stringify({ ...report, measure: 'tour' }),
      'evaluate/run.json': '{}',
      'evaluate/summary.json': '{}',
    });
    expect((await readReports(path)).map(({ measured }) => measured.measure)).toEqual(['tour']);
  });

  it('names a folder that is not there', () =>
    expect(readReports(join(folder, 'nowhere'))).rejects.toThrow(
      /nowhere: this folder of reports cannot be read/,
    ));
});

describe('readEvaluationSummary', () => {
  const header: EvaluationHeader = {
    suite: 'a suite',
    about: '',
    evaluatedAt: '2026-11-23T12:00:00.000Z',
    model: { id: 'a-model', graphs: { decoder: 'ab' } },
    versions: {},
    policies: [],
    tasks: [],
    seeds: [],
    options: {},
  };
  const summary = summariseEvaluation([], header);

  it('finds the one evaluation of a folder', async () => {
    const path = await write('evaluated', {
      'tour/tour.json': JSON.stringify(report),
      'mine/run.json': '{}',
      'mine/summary.json': JSON.stringify(summary),
    });
    expect(await readEvaluationSummary(path)).toEqual(summary);
    expect(await readEvaluationSummary(join(path, 'tour'))).toBeNull();
  });

  it('reads one from before dreams were probed', async () => {
    const { modelFidelity: _, ...before } = summary;
    const path = await write('unprobed', { 'a/run.json': '{}', 'a/summary.json': JSON.stringify(before) });
    expect(await readEvaluationSummary(path)).toEqual(summary);
  });

  it.each([
    ['unfinished', { 'a/run.json': '{}' }, /summary\.json: .*has the evaluation finished/],
    [
      'damaged',
      { 'a/run.json': '{}', 'a/summary.json': '{"header":{}}' },
      /this is no summary of an evaluation/,
    ],
    ['cut-off', { 'a/run.json': '{}', 'a/summary.json': '{' }, /it is no JSON/],
    ['several', { 'b/run.json': '{}', 'a/run.json': '{}' }, /the folders a and b hold an evaluation each/],
  ])('names what is wrong: %s', async (name, files, message) => {
    const path = await write(`evaluation-${name}`, files);
    await expect(readEvaluationSummary(path)).rejects.toThrow(InputFileError);
    await expect(readEvaluationSummary(path)).rejects.toThrow(message);
  });
});

describe('compareReports', () => {
  it('goes by the names of the folders, and draws curves where there are some', async () => {
    const folders = await Promise.all(
      [20, 23].map((psnr, at) =>
        write(`model-${at}`, {
          'drift.json': JSON.stringify({ ...report, worlds: [{ seed: 1_000_000, figures: { psnr } }] }),
        }),
      ),
    );
    const { comparison, plot } = await compareReports(folders);
    expect(comparison.labels).toEqual(['model-0', 'model-1']);
    expect(comparison.figures[0].differences[0]).toEqual({ mean: 3, low: 3, high: 3 });
    expect(plot).toContain('>model-1<');
    await expect(compareReports([folders[0], folders[0]])).rejects.toThrow(
      /another folder of this comparison is called model-0 too/,
    );
  });

  it.each([
    ['empty', { 'notes.txt': '' }, /empty: this folder holds no report/],
    ['two', { 'a.json': '{}', 'b.json': '{}' }, /two: this folder holds 2 reports/],
  ])('refuses a folder that is %s', async (name, files, message) => {
    const path = await write(name, files);
    await expect(compareReports([path, path])).rejects.toThrow(message);
  });

  it('refuses a folder that is not there', async () => {
    const nowhere = join(folder, 'nowhere');
    await expect(compareReports([nowhere, nowhere])).rejects.toThrow(InputFileError);
  });
});
