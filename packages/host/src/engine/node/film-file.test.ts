import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { remuxMovieFile } from '@dreamwalk/recording/node';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OutputError } from '../../node/errors.ts';
import { startFilmFile } from './film-file.ts';

const FRAMES_PER_SECOND = 20;
const TAKE = { name: 'walk', framesPerSecond: FRAMES_PER_SECOND, widthPx: 16, heightPx: 16 };
const GREY = { widthPx: 16, heightPx: 16, rgb: new Uint8Array(16 * 16 * 3).fill(128) };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dreamwalk-film-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('startFilmFile', () => {
  it('writes every frame into a film in a folder that it makes', async () => {
    const films = join(folder, 'deep', 'films');
    const film = await startFilmFile(films, TAKE);
    for (let frame = 0; frame < 30; frame++) await film.add(GREY);
    const path = join(films, 'walk.mp4');
    expect(await film.finish()).toEqual({
      fileName: 'walk.mp4',
      mimeType: 'video/mp4',
      durationS: 1.5,
      frameCount: 30,
      path,
    });
    expect(await remuxMovieFile(path, FRAMES_PER_SECOND)).toBe(30);
  });

  it('leaves a film, whole but for its last second, where its process is killed', {
    timeout: 20_000,
  }, async () => {
    const script = fileURLToPath(new URL('../testing/record-until-killed.ts', import.meta.url));
    const child = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
    let recorded = 0;
    createInterface({ input: child.stdout }).on('line', (line) => {
      recorded = Number(line) + 1;
      if (recorded === 47) child.kill('SIGKILL');
    });
    await once(child, 'close');
    const left = await remuxMovieFile(join(folder, 'walk.mp4'), FRAMES_PER_SECOND);
    expect(left).toBeGreaterThanOrEqual(47 - FRAMES_PER_SECOND);
  });

  it('says where it cannot write, and what to do', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    const inFile = startFilmFile(join(file, 'films'), TAKE);
    await expect(inFile).rejects.toThrow(OutputError);
    await expect(inFile).rejects.toThrow(
      'a part of this path is a file and no folder; choose another place.',
    );
  });

  it.skipIf(process.platform !== 'linux')('says so when the disk is full', async () => {
    await symlink('/dev/full', join(folder, 'walk.mp4'));
    const recording = async () => {
      const film = await startFilmFile(folder, TAKE);
      for (let frame = 0; frame < 30; frame++) await film.add(GREY);
      await film.finish();
    };
    await expect(recording()).rejects.toThrow('the disk is full; make room or choose another place.');
  });
});
