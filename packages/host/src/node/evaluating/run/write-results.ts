import { join } from 'node:path';
import { type DreamProbe, summariseEvaluation } from '@dreamwalk/evaluation';
import { writeWhole } from '../../output/fresh-output.ts';
import { writeEvaluationOutputs } from '../output/write-evaluation-outputs.ts';
import type { EvaluationRun } from './evaluation-run.ts';
import type { FinishedEpisode } from './finished-episode.ts';
import { RUN_FILES, type RunRecord, writeRun } from './run-folder.ts';

/** Writes everything that a whole run says, in the order of its plan. @param probes of as many starts as were probed */
export async function writeResults(
  folder: string,
  record: RunRecord,
  episodes: readonly FinishedEpisode[],
  probes: readonly DreamProbe[],
): Promise<EvaluationRun> {
  const results = episodes.map(({ result }) => result);
  const actions = episodes.map(({ result: { key }, twists }) => ({ key, twists }));
  const { baseline } = record.suite;
  const summary = summariseEvaluation(results, record.header!, { baseline, probes });
  await writeRun(folder, record);
  await writeWhole(join(folder, RUN_FILES.actions), lines(actions));
  await writeWhole(join(folder, RUN_FILES.probes), lines(probes));
  await writeWhole(join(folder, RUN_FILES.summary), `${JSON.stringify(summary, null, 2)}\n`);
  await writeEvaluationOutputs(folder, results, summary);
  // Last: a run is whole where its results are.
  await writeWhole(join(folder, RUN_FILES.results), lines(results));
  return { folder, record, results, summary };
}

function lines(values: readonly unknown[]): string {
  return values.map((value) => `${JSON.stringify(value)}\n`).join('');
}
