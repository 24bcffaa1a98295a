import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EpisodeResult, type EvaluationHeader, summariseEvaluation } from '@dreamwalk/evaluation';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lerobotEvalInfo } from './lerobot-eval-info.ts';
import { resultsParquet } from './results-parquet.ts';
import { writeEvaluationOutputs } from './write-evaluation-outputs.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dreamwalk-evaluation-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const policy = { role: 'candidate', kind: 'cem', about: '', senses: [], actionSpace: 'walk' } as const;

const header: EvaluationHeader = {
  suite: 'a suite',
  about: '',
  evaluatedAt: '2026-11-23T12:00:00.000Z',
  model: { id: 'a-model', graphs: {} },
  versions: {},
  policies: [
    { ...policy, id: 'no-op', role: 'floor' },
    { ...policy, id: 'cem' },
  ],
  tasks: [
    { id: 'explore', title: 'Explore', judge: 'covers most' },
    { id: 'reach', title: 'Reach', judge: 'within 0.5 m' },
  ],
  seeds: [0],
  options: {},
};

function episode(change: Partial<EpisodeResult>): EpisodeResult {
  const made: EpisodeResult = {
    key: '',
    arm: 'tour',
    policy: 'cem',
    task: 'reach',
    startIndex: 0,
    worldSeed: 4_294_967_295,
    seed: 3_000_000_000,
    sample: 0,
    outcome: 'success',
    score: 1,
    steps: 21,
    successStep: 21,
    pathM: 4.2,
    shortestM: 3.9,
    goalDistanceM: 0.25,
    blockedSteps: 1,
    worldModelSteps: 9000,
    coveredShare: 0.875,
    actionsSha256: 'ab'.repeat(32),
    timings: { totalMs: 1500, policyMs: 500.5, environmentMs: 999.5 },
    ...change,
  };
  return { ...made, key: `${made.arm}/${made.policy}/${made.task}/${made.startIndex}` };
}

const results = [
  episode({}),
  episode({
    startIndex: 1,
    worldSeed: null,
    tour: '../kitchen',
    outcome: 'failure',
    score: 0.25,
    successStep: null,
  }),
  episode({
    task: 'explore',
    outcome: 'failed-to-act',
    reason: 'Es dauerte länger als 10 s.',
    score: 0,
    successStep: null,
    shortestM: null,
    goalDistanceM: null,
  }),
  episode({
    arm: 'reality',
    policy: 'no-op',
    outcome: 'failure',
    score: 0,
    successStep: null,
    coveredShare: null,
  }),
];

describe('resultsParquet', () => {
  const bytes = resultsParquet(results);
  const file = bytes.buffer as ArrayBuffer;

  it('reads back as the results, timings beside the rest', async () => {
    const rows = await parquetReadObjects({ file });
    expect(rows).toEqual(
      results.map(({ timings, reason = null, tour = null, shift = null, outcome, ...rest }) => ({
        ...rest,
        ...timings,
        outcome,
        reason,
        tour,
        shift,
        success: outcome === 'success',
        worldSeed: rest.worldSeed === null ? null : BigInt(rest.worldSeed),
        seed: BigInt(rest.seed),
        worldModelSteps: BigInt(rest.worldModelSteps),
      })),
    );
  });

  it('has one schema whatever it holds', () => {
    const schemaOf = (of: readonly EpisodeResult[]) =>
      parquetMetadata(resultsParquet(of).buffer as ArrayBuffer).schema;
    // No reason, no success and no place: columns that are all null keep their types.
    expect(schemaOf([results[3]])).toEqual(schemaOf(results));
    expect(schemaOf([])).toEqual(schemaOf(results));
  });
});

describe('lerobotEvalInfo', () => {
  const info = lerobotEvalInfo(results, header);

  it('tells every episode, the score as its only reward', () => {
    expect(info.per_episode[1]).toEqual({
      episode_ix: 1,
      sum_reward: 0.25,
      max_reward: 0.25,
      success: false,
      seed: 3_000_000_000,
      key: 'tour/cem/reach/1',
    });
    expect(info.aggregated).toEqual({
      avg_sum_reward: 0.3125,
      avg_max_reward: 0.3125,
      pc_success: 25,
      eval_s: 6,
      eval_ep_s: 1.5,
    });
  });

  it('has a group for each arm and policy, in the order of the tasks within', () => {
    expect(
      info.per_task.map(({ task_group, task_id, metrics }) => [task_group, task_id, metrics.successes]),
    ).toEqual([
      ['tour/cem', 0, [false]],
      ['tour/cem', 1, [true, false]],
      ['reality/no-op', 1, [false]],
    ]);
    expect(info.per_group['tour/cem']).toMatchObject({ n_episodes: 3, video_paths: [] });
    expect(info.per_group['tour/cem'].pc_success).toBeCloseTo(100 / 3, 9);
    expect(info.overall).toMatchObject({ n_episodes: 4, pc_success: 25, eval_s: 6 });
  });
});

describe('writeEvaluationOutputs', () => {
  it('writes all files whole, and over those of an earlier time', async () => {
    const summary = summariseEvaluation(results, header, { resamples: 20 });
    await writeEvaluationOutputs(folder, results.slice(1), summary);
    await writeEvaluationOutputs(folder, results, summary);
    expect((await readdir(folder)).sort()).toEqual(['eval_info.json', 'report.html', 'results.parquet']);
    expect(new Uint8Array(await readFile(join(folder, 'results.parquet')))).toEqual(resultsParquet(results));
    const evalInfo = JSON.parse(await readFile(join(folder, 'eval_info.json'), 'utf8'));
    expect(evalInfo).toEqual(lerobotEvalInfo(results, header));
    expect(await readFile(join(folder, 'report.html'), 'utf8')).toContain('<h1>a suite</h1>');
  });
});
