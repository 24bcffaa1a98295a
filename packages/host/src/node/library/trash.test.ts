import { mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NotInLibraryError, OutputError } from '../errors.ts';
import { Trash } from './trash.ts';

let root: string;
let folder: string;
let trash: Trash;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'dreamwalk-trash-'));
  folder = join(root, 'folder');
  await mkdir(folder);
  await writeFile(join(root, 'secret'), 'secret');
  trash = new Trash(folder);
});
afterEach(() => rm(root, { recursive: true, force: true }));

describe('Trash', () => {
  it('takes only what lies directly in its folder', async () => {
    for (const name of ['../secret', '..', '.trash', 'nothing', ''])
      await expect(trash.put(name), name).rejects.toThrow(NotInLibraryError);
    expect(await readFile(join(root, 'secret'), 'utf8')).toBe('secret');
  });

  it('brings back only by its own tickets', async () => {
    for (const ticket of ['..', '../..', '', '0'.repeat(36)])
      await expect(trash.restore(ticket), ticket).rejects.toThrow(NotInLibraryError);
  });

  it('does not put a thing where another has taken its place', async () => {
    await writeFile(join(folder, 'a'), 'old');
    const ticket = await trash.put('a');
    await writeFile(join(folder, 'a'), 'new');
    await expect(trash.restore(ticket)).rejects.toThrow(OutputError);
    await rm(join(folder, 'a'));
    await trash.restore(ticket);
    expect(await readFile(join(folder, 'a'), 'utf8')).toBe('old');
  });

  it('forgets what has lain there for more than a month', async () => {
    await writeFile(join(folder, 'a'), '');
    await writeFile(join(folder, 'b'), '');
    await writeFile(join(folder, 'c'), '');
    const [old, young] = [await trash.put('a'), await trash.put('b')];
    const longAgo = new Date(Date.now() - 31 * 24 * 60 * 60 * 1000);
    await utimes(join(folder, '.trash', old), longAgo, longAgo);
    await trash.put('c');
    await expect(trash.restore(old)).rejects.toThrow(NotInLibraryError);
    expect(await trash.restore(young)).toBe('b');
  });
});
