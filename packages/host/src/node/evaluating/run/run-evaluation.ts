import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { DreamProbe, EpisodeResult, EvaluationHeader } from '@dreamwalk/evaluation';
import { manifestCamera } from '@dreamwalk/model-package';
import { InputFileError } from '../../errors.ts';
import { ModelLibrary } from '../../models/model-library.ts';
import { readManifest } from '../../models/read-manifest.ts';
import { type TaskContext, unattended } from '../../task.ts';
import { PlaceOpener } from '../places/place-opener.ts';
import { parseSuite } from '../suite/parse-suite.ts';
import { checkSuitePaths, modelOf } from '../suite/suite-paths.ts';
import type { Suite } from '../suite/suite-schema.ts';
import type { EvaluationRun } from './evaluation-run.ts';
import { expectRoom } from './expect-room.ts';
import type { FinishedEpisode } from './finished-episode.ts';
import { Journal } from './journal.ts';
import { type PlannedUnit, planUnits, type Shard, unitKey } from './plan-episodes.ts';
import { beginRun, RUN_FILES, writeRun } from './run-folder.ts';
import { lockRun } from './run-lock.ts';
import { runUnits } from './run-units.ts';
import type { OpenedSuite } from './worker-messages.ts';
import { writeResults } from './write-results.ts';

/** A suite to be evaluated. */
export interface EvaluationRequest {
  readonly suite: Suite;
  /** Paths in the suite are relative to this folder. */
  readonly suiteFolder: string;
  /** Where the results go; a run that was begun there is gone on with. */
  readonly out: string;
  /** Where the suite's model is looked for; in the library of this machine by default. */
  readonly models?: ModelLibrary;
  /** Processes; 1 by default. */
  readonly jobs?: number;
  /** Their script, see `RunUnitsOptions`. */
  readonly worker?: string;
  /** Of each process within one operator; 1 by default, which results depend on and a suite should not. */
  readonly threads?: number;
  /** All of the suite by default. */
  readonly shard?: Shard;
  /** Told of every episode once it is on the disk, those of an earlier beginning first. */
  readonly onEpisode?: (result: EpisodeResult) => void;
}

/** Reads a suite from its file. @throws InputFileError naming the line and the key of a mistake, or of what is not there */
export async function readSuite(
  file: string,
  { againstReality = false } = {},
): Promise<Pick<EvaluationRequest, 'suite' | 'suiteFolder'>> {
  const text = await readFile(file, 'utf8');
  const suite = parseSuite(text, file);
  const suiteFolder = dirname(resolve(file));
  await checkSuitePaths({ suite, text, file, suiteFolder });
  if (againstReality && 'tours' in suite.worlds)
    throw new InputFileError(
      file,
      'there is no reality to go back to where a walk was recorded; evaluate it without --against reality.',
    );
  const arms =
    againstReality && !suite.arms.includes('reality') ? [...suite.arms, 'reality' as const] : suite.arms;
  return { suite: { ...suite, arms }, suiteFolder };
}

/**
 * Runs all episodes of a suite that have not been run yet, probes the dreams that they happen in, and writes what they say. An
 * abort or a kill at any moment loses no more than the episodes under way; the same call again goes on.
 *
 * @throws OutputError where the folder holds something else, or another process is at it
 * @throws TaskError where places have no room for tasks, before anything is run
 */
export async function runEvaluation(
  request: EvaluationRequest,
  { signal, onProgress }: TaskContext = unattended,
): Promise<EvaluationRun> {
  const { suite, suiteFolder, out, shard = { index: 1, count: 1 } } = request;
  const begun = await beginRun(out, suite, shard, suiteFolder);
  const unlock = await lockRun(out, join(out, RUN_FILES.lock));
  const { journal, entries: episodes } = await Journal.open(join(out, RUN_FILES.journal));
  const { journal: probeJournal, entries: probed } = await Journal.open<DreamProbe>(
    join(out, RUN_FILES.probes),
  );
  try {
    const units = planUnits(suite, shard);
    const total = units.reduce((sum, unit) => sum + unit.episodes.length, 0);
    const done = new Map(episodes.map((episode) => [episode.result.key, episode]));
    const probes = new Map(probed.map((probe) => [unitKey(probe), probe]));
    for (const { result } of episodes) request.onEpisode?.(result);
    let record = begun;
    const models = request.models ?? new ModelLibrary();
    const modelFolder = await models.find(modelOf(suite, request.suiteFolder));
    // A run that got as far as its model was checked then.
    if (!begun.header) {
      const camera = manifestCamera(await readManifest(modelFolder));
      await expectRoom(units, suite, new PlaceOpener(suite, suiteFolder, camera), { signal, onProgress });
    }
    const report = () => onProgress({ stage: 'evaluating', done: done.size, total });
    report();
    await runUnits(leftOf(units, done, probes), {
      open: {
        type: 'open',
        suite,
        folder: suiteFolder,
        modelFolder,
        threads: request.threads ?? 1,
      },
      jobs: request.jobs ?? 1,
      worker: request.worker,
      signal,
      onOpened: async (about) => {
        if (record.header) return;
        record = { ...record, header: headerOf(suite, about) };
        await writeRun(out, record);
      },
      onProbed: async (probe) => {
        await probeJournal.add(probe);
        probes.set(unitKey(probe), probe);
      },
      onFinished: async (episode) => {
        await journal.add(episode);
        done.set(episode.result.key, episode);
        request.onEpisode?.(episode.result);
        report();
      },
    });
    const ordered = units.flatMap((unit) => unit.episodes).map(({ key }) => done.get(key)!);
    return await writeResults(
      out,
      record,
      ordered,
      units.flatMap((unit) => probes.get(unitKey(unit)) ?? []),
    );
  } finally {
    await journal.close();
    await probeJournal.close();
    await unlock();
  }
}

function leftOf(
  units: readonly PlannedUnit[],
  done: ReadonlyMap<string, FinishedEpisode>,
  probes: ReadonlyMap<string, DreamProbe>,
): PlannedUnit[] {
  return units
    .map((unit) => ({
      ...unit,
      needsProbe: unit.needsProbe && !probes.has(unitKey(unit)),
      episodes: unit.episodes.filter(({ key }) => !done.has(key)),
    }))
    .filter(({ needsProbe, episodes }) => needsProbe || episodes.length > 0);
}

function headerOf(
  suite: Suite,
  { model, policies, tasks, provider, versions }: OpenedSuite,
): EvaluationHeader {
  return {
    suite: suite.name,
    about: suite.about,
    evaluatedAt: new Date().toISOString(),
    model,
    versions,
    policies,
    tasks,
    seeds: suite.seeds,
    options: {
      provider,
      steps: suite.steps,
      tourViews: suite.tourViews,
      samples: suite.samples,
      solid: suite.solid,
    },
  };
}
