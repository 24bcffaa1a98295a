import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OutputError } from '../errors.ts';
import { createWholeFolder, expectFreshFolder, expectWritableFile, writeWhole } from './fresh-output.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'dreamwalk-output-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

describe('createWholeFolder', () => {
  it('appears complete, under an empty folder of its name too', async () => {
    const target = join(root, 'deep', 'report');
    await mkdir(target, { recursive: true });
    await createWholeFolder(target, (folder) => writeFile(join(folder, 'a.txt'), 'a'));
    expect(await readdir(join(root, 'deep'))).toEqual(['report']);
    expect(await readFile(join(target, 'a.txt'), 'utf8')).toBe('a');
    expect((await stat(target)).mode & 0o700).toBe(0o700);
  });

  it('does not appear when filling it fails', async () => {
    const failing = createWholeFolder(join(root, 'report'), async (folder) => {
      await writeFile(join(folder, 'a.txt'), 'a');
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await readdir(root)).toEqual([]);
  });

  it('leaves alone what is there', async () => {
    await writeFile(join(root, 'mine.txt'), 'mine');
    const taken = createWholeFolder(root, () => expect.unreachable());
    await expect(taken).rejects.toThrow(OutputError);
    expect(await readdir(root)).toEqual(['mine.txt']);
  });
});

describe('writeWhole', () => {
  it('replaces a file and leaves no part', async () => {
    const file = join(root, 'new', 'a.txt');
    await writeWhole(file, 'old');
    await writeWhole(file, 'new');
    expect(await readdir(join(root, 'new'))).toEqual(['a.txt']);
    expect(await readFile(file, 'utf8')).toBe('new');
  });

  it('cleans up when it cannot', async () => {
    await mkdir(join(root, 'a.txt', 'in-the-way'), { recursive: true });
    await expect(writeWhole(join(root, 'a.txt'), 'new')).rejects.toThrow();
    expect(await readdir(root)).toEqual(['a.txt']);
  });
});

describe('looking ahead', () => {
  it('refuses what is taken, and creates nothing', async () => {
    await writeFile(join(root, 'file'), '');
    await expectFreshFolder(join(root, 'new'));
    await expect(expectFreshFolder(root)).rejects.toThrow('is not empty; name another or delete it');
    await expect(expectFreshFolder(join(root, 'file'))).rejects.toThrow('a file is in the way');
    await expectWritableFile(join(root, 'file'));
    await expect(expectWritableFile(root)).rejects.toThrow('this is a folder where a file should be written');
    expect(await readdir(root)).toEqual(['file']);
  });
});
