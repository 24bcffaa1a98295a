import { join } from 'node:path';
import { type EpisodeResult, type EvaluationSummary, evaluationReportHtml } from '@dreamwalk/evaluation';
import { writeWhole } from '../../output/fresh-output.ts';
import { RUN_FILES } from '../run/run-folder.ts';
import { lerobotEvalInfo } from './lerobot-eval-info.ts';
import { resultsParquet } from './results-parquet.ts';

/**
 * Writes what people and other tools read of an evaluation: the episodes as a Parquet table, LeRobot's `eval_info.json`
 * and the report. Each file appears whole, and replaces the one of its name.
 *
 * @param results at least one, in the order of the table
 */
export async function writeEvaluationOutputs(
  folder: string,
  results: readonly EpisodeResult[],
  summary: EvaluationSummary,
): Promise<void> {
  const evalInfo = lerobotEvalInfo(results, summary.header);
  await writeWhole(join(folder, RUN_FILES.parquet), resultsParquet(results));
  await writeWhole(join(folder, RUN_FILES.evalInfo), `${JSON.stringify(evalInfo, null, 2)}\n`);
  await writeWhole(join(folder, RUN_FILES.report), evaluationReportHtml(summary));
}
