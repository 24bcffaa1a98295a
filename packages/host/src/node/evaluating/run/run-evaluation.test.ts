import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EpisodeResult } from '@dreamwalk/evaluation';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HostError, OutputError, RequestError } from '../../errors.ts';
import { unattended } from '../../task.ts';
import { suiteSchema } from '../suite/suite-schema.ts';
import { mergeEvaluations } from './merge-evaluations.ts';
import { planUnits } from './plan-episodes.ts';
import { type EvaluationRequest, runEvaluation } from './run-evaluation.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dreamwalk-evaluation-'));
});
afterAll(() => rm(folder, { recursive: true }));

const suite = suiteSchema.parse({
  format: 'dreamwalk-suite/1',
  name: 'tiny',
  arms: ['reality'],
  worlds: { from: 600_000, count: 2 },
  steps: 3,
  tasks: [{ id: 'explore', kind: 'explore', squares: 2 }],
  policies: ['random', 'wander'],
});
const KEYS = planUnits(suite).flatMap(({ episodes }) => episodes.map(({ key }) => key));

const request = (out: string, change: Partial<EvaluationRequest> = {}): EvaluationRequest => ({
  suite,
  suiteFolder: folder,
  out: join(folder, out),
  ...change,
});

const withoutTimings = (results: readonly EpisodeResult[]) => results.map(({ timings: _, ...rest }) => rest);

async function readResults(out: string): Promise<EpisodeResult[]> {
  const text = await readFile(join(folder, out, 'results.jsonl'), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

describe('an evaluation', () => {
  let whole: EpisodeResult[];
  beforeAll(async () => {
    await runEvaluation(request('whole'));
    whole = await readResults('whole');
  });

  it('runs every episode once, in the order of the plan', () => {
    expect(whole.map(({ key }) => key)).toEqual(KEYS);
    expect(whole.every(({ timings }) => timings.totalMs > 0)).toBe(true);
  });

  it('stopped and gone on with, gives the same and runs nothing twice', async () => {
    const stop = new AbortController();
    const early: string[] = [];
    const first = runEvaluation(
      request('resumed', {
        onEpisode: ({ key }) => {
          early.push(key);
          if (early.length === 3) stop.abort(new Error('That is enough.'));
        },
      }),
      { ...unattended, signal: stop.signal },
    );
    await expect(first).rejects.toThrow('That is enough.');
    // As if it had been killed while it wrote the next one.
    await appendFile(join(folder, 'resumed', 'journal.jsonl'), '{"result":{"key":');
    const { results } = await runEvaluation(request('resumed'));
    expect(withoutTimings(results)).toEqual(withoutTimings(whole));
    const journal = (await readFile(join(folder, 'resumed', 'journal.jsonl'), 'utf8')).trim().split('\n');
    expect(journal.map((line) => JSON.parse(line).result.key).sort()).toEqual([...KEYS].sort());
  });

  it('in shards, put together, gives the same', async () => {
    const shard = (index: number) => ({ index, count: 2 });
    await runEvaluation(request('shard-1', { shard: shard(1) }));
    const merge = (...outs: string[]) =>
      mergeEvaluations(
        outs.map((out) => join(folder, out)),
        join(folder, 'merged'),
      );
    await expect(merge('shard-1')).rejects.toThrow(RequestError);
    await runEvaluation(request('shard-2', { shard: shard(2), jobs: 2 }));
    const { results } = await merge('shard-2', 'shard-1');
    expect(withoutTimings(results)).toEqual(withoutTimings(whole));
  });

  it('in imagination gives the same twice, however many processes run it', { timeout: 180_000 }, async () => {
    const imagined = suiteSchema.parse({
      ...suite,
      arms: ['tour'],
      tourViews: 2,
      steps: 2,
      samples: 2,
      policies: ['no-op'],
    });
    const once = await runEvaluation(request('imagined', { suite: imagined }));
    const again = await runEvaluation(request('imagined-again', { suite: imagined, jobs: 2 }));
    expect(withoutTimings(again.results)).toEqual(withoutTimings(once.results));
    expect(once.results.map(({ sample }) => sample)).toEqual([0, 1, 0, 1, 0, 1, 0, 1]);
    for (const { coveredShare } of once.results) expect(coveredShare).toBeGreaterThan(0.5);
  });

  it('is not mixed with another in one folder', async () => {
    const other = runEvaluation(request('whole', { suite: { ...suite, steps: 4 } }));
    await expect(other).rejects.toThrow(OutputError);
  });

  it('is not run by two processes at once', async () => {
    await writeFile(join(folder, 'whole', 'run.lock'), String(process.pid));
    await expect(runEvaluation(request('whole'))).rejects.toThrow(`process ${process.pid} is at this`);
    await rm(join(folder, 'whole', 'run.lock'));
  });

  it('says what is wrong with a policy before the first episode', async () => {
    const policies = [{ id: 'mine', kind: 'onnx' as const, folder: 'nowhere' }];
    const broken = runEvaluation(request('broken', { suite: { ...suite, policies } }));
    await expect(broken).rejects.toThrow(HostError);
    await expect(broken).rejects.toThrow('policy.json');
  });
});
