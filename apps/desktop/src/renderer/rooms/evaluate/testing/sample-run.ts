import { type Arm, type EpisodeResult, summariseEvaluation } from '@dreamwalk/evaluation';
import type { EvaluationRun } from '../../../../shared/evaluation-protocol.ts';

/** Of policies whose success is `wins` of four starts, the same in every arm. */
export function sampleRun(
  arms: readonly Arm[],
  wins: Readonly<Record<string, number>>,
  change: Partial<EpisodeResult> = {},
): EvaluationRun {
  const results = arms.flatMap((arm) =>
    Object.entries(wins).flatMap(([policy, won]) =>
      [0, 1, 2, 3].map((start) => episode(arm, policy, start, start < won, change)),
    ),
  );
  const header = {
    suite: 'sample',
    about: '',
    evaluatedAt: '2026-01-02T03:04:05Z',
    model: { id: 'rooms', graphs: {} },
    versions: {},
    policies: Object.keys(wins).map((id) => ({
      id,
      role: id === 'no-op' ? ('floor' as const) : ('candidate' as const),
      kind: id,
      about: '',
      senses: [],
      actionSpace: 'walk',
    })),
    tasks: [{ id: 'explore', title: 'explore', judge: 'Walk over 8 squares.' }],
    seeds: [0],
    options: {},
  };
  return {
    about: {
      name: 'sample',
      createdAt: '2026-01-02T03:04:05Z',
      modelId: 'rooms',
      arms,
      done: results.length,
      total: results.length,
    },
    results,
    summary: summariseEvaluation(results, header, { resamples: 50 }),
    files: ['report.html', 'results.jsonl'],
  };
}

function episode(
  arm: Arm,
  policy: string,
  startIndex: number,
  isWon: boolean,
  change: Partial<EpisodeResult>,
): EpisodeResult {
  return {
    key: `${arm}/${policy}/explore/${startIndex}/0/0`,
    arm,
    policy,
    task: 'explore',
    startIndex,
    worldSeed: 2_000_000 + startIndex,
    seed: 0,
    sample: 0,
    outcome: isWon ? 'success' : 'failure',
    score: isWon ? 1 : 0.25,
    steps: 12,
    successStep: isWon ? 12 : null,
    pathM: 3,
    shortestM: null,
    goalDistanceM: null,
    blockedSteps: 0,
    worldModelSteps: policy === 'planner' ? 512 : 0,
    coveredShare: arm === 'reality' ? null : 0.9,
    actionsSha256: '',
    timings: { totalMs: 1, policyMs: 0, environmentMs: 1 },
    ...(isWon ? {} : change),
  };
}
