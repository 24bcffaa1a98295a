import { appendFile, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EpisodeResult, type EvaluationSummary, TaskError } from '@dreamwalk/evaluation';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HostError, OutputError, RequestError } from '../../errors.ts';
import { type TaskProgress, unattended } from '../../task.ts';
import { suiteSchema } from '../suite/suite-schema.ts';
import { recordWalk } from '../testing/record-walk.ts';
import { readJournal } from './journal.ts';
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
const imagined = suiteSchema.parse({
  ...suite,
  arms: ['tour'],
  tourViews: 2,
  steps: 2,
  samples: 2,
  policies: ['no-op'],
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
    const journal = await readJournal(join(folder, 'merged', 'journal.jsonl'));
    expect(journal.map(({ result }) => result)).toEqual(results);
  });

  it('in imagination gives the same twice, however many processes run it', { timeout: 180_000 }, async () => {
    const once = await runEvaluation(request('imagined', { suite: imagined }));
    const again = await runEvaluation(request('imagined-again', { suite: imagined, jobs: 2 }));
    expect(withoutTimings(again.results)).toEqual(withoutTimings(once.results));
    expect(again.summary.modelFidelity).toEqual(once.summary.modelFidelity);
    expect(once.summary.modelFidelity).toMatchObject([
      {
        arm: 'tour',
        starts: 2,
        actionFollowing: { motions: 4 },
        stateAlignment: [{ starts: 2 }, { starts: 2 }],
      },
    ]);
    expect(once.results.map(({ sample }) => sample)).toEqual([0, 1, 0, 1, 0, 1, 0, 1]);
    for (const { coveredShare } of once.results) expect(coveredShare).toBeGreaterThan(0.5);
  });

  it('from before dreams were probed has them probed, and runs no episode again', {
    timeout: 180_000,
  }, async () => {
    await cp(join(folder, 'imagined'), join(folder, 'unprobed'), { recursive: true });
    const journal = await readFile(join(folder, 'unprobed', 'journal.jsonl'), 'utf8');
    await rm(join(folder, 'unprobed', 'probes.jsonl'));
    const { summary } = await runEvaluation(request('unprobed', { suite: imagined }));
    const whole = await readFile(join(folder, 'imagined', 'summary.json'), 'utf8');
    expect(summary.modelFidelity).toEqual(JSON.parse(whole).modelFidelity);
    expect(await readFile(join(folder, 'unprobed', 'journal.jsonl'), 'utf8')).toBe(journal);
  });

  it('probes no dream twice, and carries what it found from shards into the whole', {
    timeout: 180_000,
  }, async () => {
    const shards = ['imagined-1', 'imagined-2'];
    for (const [at, out] of shards.entries())
      await runEvaluation(request(out, { suite: imagined, shard: { index: at + 1, count: 2 } }));
    // As if it had been killed after the probe of its dream.
    await rm(join(folder, 'imagined-2', 'results.jsonl'));
    await rm(join(folder, 'imagined-2', 'journal.jsonl'));
    const probes = await readFile(join(folder, 'imagined-2', 'probes.jsonl'), 'utf8');
    await runEvaluation(request('imagined-2', { suite: imagined, shard: { index: 2, count: 2 } }));
    expect(await readFile(join(folder, 'imagined-2', 'probes.jsonl'), 'utf8')).toBe(probes);
    const out = join(folder, 'imagined-merged');
    await mergeEvaluations(
      shards.map((name) => join(folder, name)),
      out,
    );
    const read = async (name: string, file: string) => readFile(join(folder, name, file), 'utf8');
    expect(await read('imagined-merged', 'probes.jsonl')).toBe(await read('imagined', 'probes.jsonl'));
    const withoutDate = ({ header, ...rest }: EvaluationSummary) => ({
      ...rest,
      header: { ...header, evaluatedAt: '' },
    });
    const [merged, whole] = await Promise.all(
      ['imagined-merged', 'imagined'].map(async (name) => JSON.parse(await read(name, 'summary.json'))),
    );
    expect(withoutDate(merged)).toEqual(withoutDate(whole));
  });

  it('in the place of a recorded walk needs no simulator', { timeout: 180_000 }, async () => {
    await recordWalk(join(folder, 'walk'), 600_301, 8, 5);
    const recorded = suiteSchema.parse({
      ...suite,
      arms: ['tour', 'view'],
      worlds: { tours: ['walk'] },
      tasks: [{ id: 'reach', kind: 'reach-goal', nearestM: 0.5, farthestM: 9, withinM: 0.3 }],
      policies: ['no-op'],
    });
    const { results, summary } = await runEvaluation(request('recorded', { suite: recorded }));
    expect(results.map(({ key, worldSeed, tour }) => [key, worldSeed, tour])).toEqual(
      ['tour', 'view'].flatMap((arm) =>
        ['no-op', 'demonstration'].map((policy) => [`${arm}/${policy}/reach/0/0/0`, null, 'walk']),
      ),
    );
    expect(results[0].goalDistanceM).toBeGreaterThan(results[1].goalDistanceM!);
    expect(summary.leastWorldSeed).toBeNull();
    // What is true is not known there, but what was told is.
    expect(summary.modelFidelity).toMatchObject(
      ['tour', 'view'].map((arm) => ({ arm, actionFollowing: { motions: 3 }, stateAlignment: [] })),
    );
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

  it('names every place that has no room for a task before anything is run', async () => {
    const cramped = suiteSchema.parse({
      ...suite,
      startsPerWorld: 2,
      tasks: [
        { id: 'far', kind: 'reach-goal', nearestM: 500, farthestM: 600, withinM: 1 },
        ...suite.tasks,
        { id: 'near', kind: 'reach-goal', nearestM: 2, farthestM: 5, withinM: 1 },
      ],
    });
    const stages: string[] = [];
    const onProgress = ({ stage, done, total }: TaskProgress) => stages.push(`${stage} ${done}/${total}`);
    const evaluation = runEvaluation(request('cramped', { suite: cramped }), { ...unattended, onProgress });
    await expect(evaluation).rejects.toThrow(TaskError);
    await expect(evaluation).rejects.toThrow(
      'There is no room for the task "far" in world 600000 (start 1 of 2), world 600000 (start 2 of 2), world 600001 (start 1 of 2), world 600001 (start 2 of 2). Leave these places out',
    );
    expect(stages).toEqual([0, 1, 2, 3].map((done) => `checking the places ${done}/4`));
    expect(await readJournal(join(folder, 'cramped', 'journal.jsonl'))).toEqual([]);
  });

  it('can be stopped while it checks the places', async () => {
    const stop = new AbortController();
    const onProgress = ({ done }: TaskProgress) => done === 1 && stop.abort(new Error('That is enough.'));
    const evaluation = runEvaluation(request('unchecked'), { signal: stop.signal, onProgress });
    await expect(evaluation).rejects.toThrow('That is enough.');
  });

  it('says what is wrong with a policy before the first episode', async () => {
    const policies = [{ id: 'mine', kind: 'onnx' as const, folder: 'nowhere' }];
    const broken = runEvaluation(request('broken', { suite: { ...suite, policies } }));
    await expect(broken).rejects.toThrow(HostError);
    await expect(broken).rejects.toThrow('policy.json');
  });
});
