import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { RUN_FILES } from '../evaluating/run/run-folder.ts';
import { ppmOf } from '../output/ppm.ts';
import type { LibraryProgress } from './library-task.ts';
import { pictureEpisodes } from './picture-episodes.ts';

const signal = new AbortController().signal;

it('tells a picture that was kept, without a model', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dreamwalk-pictures-'));
  await mkdir(join(folder, RUN_FILES.dreams));
  const frame = { widthPx: 1, heightPx: 1, rgb: new Uint8Array([1, 2, 3]) };
  await writeFile(join(folder, RUN_FILES.dreams, 'tour random explore 0 0 0.ppm'), ppmOf(frame));
  const told: LibraryProgress[] = [];
  const keys = ['tour/random/explore/0/0/0'];
  const onProgress = (progress: LibraryProgress) => told.push(progress);
  await pictureEpisodes({ kind: 'pictureEpisodes', folder, modelsFolders: [], keys }, onProgress, signal);
  expect(told).toEqual([{ type: 'picture', key: keys[0], widthPx: 1, heightPx: 1, rgb: 'AQID' }]);
  await rm(folder, { recursive: true });
});
