import { readFile } from 'node:fs/promises';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import type { RgbFrame } from '@dreamwalk/environment';
import { groupBy } from '@dreamwalk/evaluation';
import { DreamedUnit } from '../evaluating/replay/dreamed-unit.ts';
import { readJournal } from '../evaluating/run/journal.ts';
import { unitKey } from '../evaluating/run/plan-episodes.ts';
import { RUN_FILES, readRun } from '../evaluating/run/run-folder.ts';
import { modelOf } from '../evaluating/suite/suite-paths.ts';
import { ModelLibrary } from '../models/model-library.ts';
import { openModel } from '../models/open-model.ts';
import { writeWhole } from '../output/fresh-output.ts';
import { parsePpm, ppmOf } from '../output/ppm.ts';
import type { LibraryProgress, LibraryResult, LibraryTask } from './library-task.ts';

/**
 * Tells pictures of where episodes of a run ended, and keeps them among its dreams: each is dreamed again unless it was kept before.
 * Episodes that began at the same place follow each other, since its tour takes longest.
 *
 * @throws the typed errors of a model or a place that is gone
 */
export async function pictureEpisodes(
  { folder, modelsFolders, keys }: Extract<LibraryTask, { kind: 'pictureEpisodes' }>,
  onProgress: (progress: LibraryProgress) => void,
  signal: AbortSignal,
): Promise<LibraryResult> {
  const pathOf = (key: string) => join(folder, RUN_FILES.dreams, `${key.replaceAll('/', ' ')}.ppm`);
  const tell = (key: string, { widthPx, heightPx, rgb }: RgbFrame) =>
    onProgress({ type: 'picture', key, widthPx, heightPx, rgb: Buffer.from(rgb).toString('base64') });
  const wanted = new Set<string>();
  for (const key of keys) {
    const bytes = await readFile(pathOf(key)).catch(() => null);
    const kept = bytes && parsePpm(bytes);
    if (kept) tell(key, kept);
    else wanted.add(key);
  }
  if (wanted.size === 0) return { kind: 'pictureEpisodes' };

  // Nobody waits for them.
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  const { suite, suiteFolder = folder } = await readRun(folder);
  const episodes = (await readJournal(join(folder, RUN_FILES.journal))).filter(({ result }) =>
    wanted.has(result.key),
  );
  const opened = await openModel({
    model: await new ModelLibrary(modelsFolders).find(modelOf(suite, suiteFolder)),
    threads: 1,
  });
  try {
    for (const together of groupBy(episodes, ({ result }) => unitKey(result)).values()) {
      const makings = { suite, suiteFolder, model: opened.model, signal };
      const unit = await DreamedUnit.prepare(makings, together[0].result);
      try {
        for (const episode of together) {
          const { key } = episode.result;
          const frame = await unit.lastFrame(episode);
          await writeWhole(pathOf(key), ppmOf(frame));
          tell(key, frame);
        }
      } finally {
        await unit.dispose();
      }
    }
  } finally {
    await opened.dispose();
  }
  return { kind: 'pictureEpisodes' };
}
