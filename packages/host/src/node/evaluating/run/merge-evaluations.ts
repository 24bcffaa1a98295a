import { join } from 'node:path';
import type { DreamProbe } from '@dreamwalk/evaluation';
import { RequestError } from '../../errors.ts';
import { expectFreshFolder, writeWhole } from '../../output/fresh-output.ts';
import type { EvaluationRun } from './evaluation-run.ts';
import type { FinishedEpisode } from './finished-episode.ts';
import { readJournal } from './journal.ts';
import { planUnits, unitKey } from './plan-episodes.ts';
import { RUN_FILES, readRun } from './run-folder.ts';
import { writeResults } from './write-results.ts';

/**
 * Puts the shards of a suite together, as if it had been run in one piece. Dreams that were not probed in their shard stay so.
 *
 * @param folders of the shards, in any order
 * @throws InputFileError where a folder holds no run
 * @throws RequestError where they are not of one suite and model, or episodes are missing
 * @throws OutputError where the folder to write is taken
 */
export async function mergeEvaluations(folders: readonly string[], out: string): Promise<EvaluationRun> {
  await expectFreshFolder(out);
  const records = await Promise.all(folders.map(readRun));
  const [first] = records;
  const suite = JSON.stringify(first.suite);
  const model = JSON.stringify(first.header?.model);
  for (const [at, record] of records.entries())
    if (JSON.stringify(record.suite) !== suite || JSON.stringify(record.header?.model) !== model)
      throw new RequestError(
        `${folders[at]} and ${folders[0]} are not of one suite with one model, so their results cannot be put together.`,
      );
  const done = new Map<string, FinishedEpisode>();
  const probes = new Map<string, DreamProbe>();
  for (const folder of folders) {
    for (const episode of await readJournal(join(folder, RUN_FILES.journal)))
      done.set(episode.result.key, episode);
    for (const probe of await readJournal<DreamProbe>(join(folder, RUN_FILES.probes)))
      probes.set(unitKey(probe), probe);
  }
  const units = planUnits(first.suite);
  const planned = units.flatMap(({ episodes }) => episodes);
  const missing = planned.filter(({ key }) => !done.has(key));
  if (missing.length > 0)
    throw new RequestError(
      `${missing.length} of ${planned.length} episodes are in none of these folders, ${missing[0].key} for one. Run the missing shards, or the rest of those that were stopped.`,
    );
  const whole = { ...first, shard: { index: 1, count: 1 } };
  const merged = planned.map(({ key }) => done.get(key)!);
  // Whoever asks how far the run is, or what happened in an episode, looks there.
  const lines = merged.map((episode) => `${JSON.stringify(episode)}\n`);
  await writeWhole(join(out, RUN_FILES.journal), lines.join(''));
  return writeResults(
    out,
    whole,
    merged,
    units.flatMap((unit) => probes.get(unitKey(unit)) ?? []),
  );
}
