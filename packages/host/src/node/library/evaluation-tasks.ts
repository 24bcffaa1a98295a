import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import {
  type DreamProbe,
  type EpisodeResult,
  type EvaluationSummary,
  summariseEvaluation,
} from '@dreamwalk/evaluation';
import { DREAM_ENDING } from '../../engine/dream-file/dream-file.ts';
import { NotInLibraryError } from '../errors.ts';
import { dreamEpisode } from '../evaluating/replay/dream-episode.ts';
import { readJournal } from '../evaluating/run/journal.ts';
import { planUnits } from '../evaluating/run/plan-episodes.ts';
import { runEvaluation } from '../evaluating/run/run-evaluation.ts';
import { RUN_FILES, readRun } from '../evaluating/run/run-folder.ts';
import { modelOf } from '../evaluating/suite/suite-paths.ts';
import { exists } from '../exists.ts';
import { DEFAULT_MODEL, ModelLibrary } from '../models/model-library.ts';
import { openModel } from '../models/open-model.ts';
import { writeWhole } from '../output/fresh-output.ts';
import type { LibraryProgress, LibraryResult, LibraryTask } from './library-task.ts';

type TaskOf<Kind extends LibraryTask['kind']> = Extract<LibraryTask, { kind: Kind }>;
type Watch = (progress: LibraryProgress) => void;

/** A summary of many episodes takes a while itself: it may take up to this share of the time. */
const SUMMARY_SHARE = 0.05;
/** Draws of the intervals while a suite still runs. */
const RUNNING_RESAMPLES = 400;

/** Runs what has not been run of a suite; steps back where others want the processor, for somebody may be walking. */
export async function evaluate(
  { folder, modelsFolders, worker }: TaskOf<'evaluate'>,
  onProgress: Watch,
  signal: AbortSignal,
): Promise<LibraryResult> {
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  const { suite, shard, suiteFolder = folder } = await readRun(folder);
  const total = planUnits(suite, shard).reduce((sum, { episodes }) => sum + episodes.length, 0);
  const before = new Set(
    (await readJournal(join(folder, RUN_FILES.journal))).map(({ result }) => result.key),
  );
  const results: EpisodeResult[] = [];
  let nextSummaryMs = 0;
  const tellSummary = async () => {
    const beganMs = performance.now();
    // One at a time.
    nextSummaryMs = Number.POSITIVE_INFINITY;
    // The header is on the disk before the first episode is told of.
    onProgress({ type: 'summary', summary: await summaryOf(folder, results, null, RUNNING_RESAMPLES) });
    const endedMs = performance.now();
    nextSummaryMs = endedMs + (endedMs - beganMs) / SUMMARY_SHARE;
  };
  const onEpisode = (result: EpisodeResult) => {
    results.push(result);
    if (before.has(result.key)) return;
    onProgress({ type: 'episode', done: results.length, total, result });
    if (performance.now() >= nextSummaryMs) void tellSummary();
  };
  await runEvaluation(
    { suite, suiteFolder, out: folder, models: new ModelLibrary(modelsFolders), worker, onEpisode },
    { signal, onProgress: () => {} },
  );
  return { kind: 'evaluate' };
}

/** What the episodes of a run come to so far. */
export async function summarise({ folder, baseline }: TaskOf<'summariseEvaluation'>): Promise<LibraryResult> {
  const episodes = await readJournal(join(folder, RUN_FILES.journal));
  const results = episodes.map(({ result }) => result);
  return { kind: 'summariseEvaluation', summary: await summaryOf(folder, results, baseline) };
}

/** Dreams an episode of a run again, unless it has been already, as a saved dream in the run's folder. */
export async function dreamAgain(
  { folder, modelsFolders, key }: TaskOf<'dreamEpisode'>,
  onProgress: Watch,
  signal: AbortSignal,
): Promise<LibraryResult> {
  const { suite, suiteFolder = folder } = await readRun(folder);
  const episode = (await readJournal(join(folder, RUN_FILES.journal))).find(
    ({ result }) => result.key === key,
  );
  if (!episode) throw new NotInLibraryError(`the episode ${key}`);
  const name = `${key.replaceAll('/', ' ')}${DREAM_ENDING}`;
  const path = join(folder, RUN_FILES.dreams, name);
  const modelId = suite.model ?? DEFAULT_MODEL;
  if (await exists(path)) return { kind: 'dreamEpisode', modelId, file: name };
  onProgress({ type: 'opening' });
  const models = new ModelLibrary(modelsFolders);
  // As many threads as the suite was run with, so that every bit can be the same.
  const opened = await openModel({ model: await models.find(modelOf(suite, suiteFolder)), threads: 1 });
  try {
    const bytes = await dreamEpisode({
      suite,
      suiteFolder,
      episode,
      model: opened.model,
      signal,
      onFrame: (done, total) => onProgress({ type: 'dreaming', done, total }),
    });
    await writeWhole(path, bytes);
    return { kind: 'dreamEpisode', modelId, file: name };
  } finally {
    await opened.dispose();
  }
}

async function summaryOf(
  folder: string,
  results: readonly EpisodeResult[],
  baseline: string | null,
  resamples?: number,
): Promise<EvaluationSummary> {
  const { suite, header } = await readRun(folder);
  const probes = await readJournal<DreamProbe>(join(folder, RUN_FILES.probes));
  return summariseEvaluation(results, header!, { baseline: baseline ?? suite.baseline, resamples, probes });
}
