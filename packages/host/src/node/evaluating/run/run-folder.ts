import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EvaluationHeader } from '@dreamwalk/evaluation';
import { InputFileError, OutputError } from '../../errors.ts';
import { writeWhole } from '../../output/fresh-output.ts';
import type { Suite } from '../suite/suite-schema.ts';
import type { Shard } from './plan-episodes.ts';

/** Names in the folder of a run. */
export const RUN_FILES = {
  /** What is run; there from the beginning. */
  run: 'run.json',
  lock: 'run.lock',
  /** Episodes with their motions, in the order in which they were done. */
  journal: 'journal.jsonl',
  /** What a replayed walk showed of the dream of each start, in the order in which they were done. */
  probes: 'probes.jsonl',
  /** Episodes in the order of the plan; there once all of them are. */
  results: 'results.jsonl',
  /** `{key, twists}` of every episode, in the same order. */
  actions: 'actions.jsonl',
  /** The same episodes as a table, for other tools. */
  parquet: 'results.parquet',
  /** The same in LeRobot's shape. */
  evalInfo: 'eval_info.json',
  summary: 'summary.json',
  report: 'report.html',
  /** A folder: episodes that were dreamed again, as saved dreams. */
  dreams: 'dreams',
} as const;

/** What `run.json` says. */
export interface RunRecord {
  readonly format: 'dreamwalk-evaluation/1';
  readonly suite: Suite;
  readonly shard: Shard;
  /** Absolute; paths in the suite are relative to it. Absent where it has none that are. */
  readonly suiteFolder?: string;
  /** Once a model has been opened. */
  readonly header?: EvaluationHeader;
}

/**
 * Begins a run in a folder, or goes on with one of the same suite.
 *
 * @param suiteFolder absolute; paths in the suite are relative to it
 * @throws OutputError where the folder holds another run, or anything else
 */
export async function beginRun(
  folder: string,
  suite: Suite,
  shard: Shard,
  suiteFolder?: string,
): Promise<RunRecord> {
  const record: RunRecord = { format: 'dreamwalk-evaluation/1', suite, shard, suiteFolder };
  await mkdir(folder, { recursive: true });
  const found = await readRun(folder).catch((error: unknown) => {
    if (error instanceof InputFileError) return null;
    throw error;
  });
  if (!found) {
    await writeRun(folder, record);
    return record;
  }
  if (JSON.stringify([found.suite, found.shard]) !== JSON.stringify([suite, shard]))
    throw new OutputError(
      folder,
      `this folder holds a run of another suite (${found.suite.name}), or of this one as it was before it was changed. Name another folder.`,
    );
  return found;
}

/** @throws InputFileError where the folder holds no run */
export async function readRun(folder: string): Promise<RunRecord> {
  const file = join(folder, RUN_FILES.run);
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR')
      throw new InputFileError(folder, 'this is not the folder of an evaluation: it has no run.json.');
    throw error;
  });
  return JSON.parse(text);
}

export function writeRun(folder: string, record: RunRecord): Promise<void> {
  return writeWhole(join(folder, RUN_FILES.run), `${JSON.stringify(record, null, 2)}\n`);
}
