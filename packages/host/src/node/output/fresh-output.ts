import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { OutputError } from '../errors.ts';

/**
 * Makes sure, before long work begins, that a folder may be written: it must not exist, or be empty.
 * Nothing is created.
 * @throws {OutputError} where it is taken
 */
export async function expectFreshFolder(folder: string): Promise<void> {
  const entries = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    if (error.code === 'ENOTDIR') throw new OutputError(folder, 'a file is in the way; name another folder.');
    throw error;
  });
  if (entries.length > 0)
    throw new OutputError(folder, 'this folder exists already and is not empty; name another or delete it.');
}

/**
 * Makes sure that a file may be written: its folder need not exist, but no folder may have its name.
 * @throws {OutputError} where one has
 */
export async function expectWritableFile(file: string): Promise<void> {
  const found = await stat(file).catch(() => null);
  if (found?.isDirectory()) throw new OutputError(file, 'this is a folder where a file should be written.');
}

/** Writes a file in one go: readers see the old one or the new one, never a half. */
export async function writeWhole(file: string, data: string | Uint8Array): Promise<void> {
  await mkdir(dirname(resolve(file)), { recursive: true });
  const part = `${file}.part`;
  try {
    await writeFile(part, data);
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/**
 * Fills a folder in one go: it appears under its name when `fill` has resolved, and not at all when it rejects.
 * @throws {OutputError} where the folder is taken
 */
export async function createWholeFolder<Result>(
  folder: string,
  fill: (temporary: string) => Promise<Result>,
): Promise<Result> {
  await expectFreshFolder(folder);
  const target = resolve(folder);
  await mkdir(dirname(target), { recursive: true });
  const temporary = join(dirname(target), `.${basename(target)}-${randomUUID()}`);
  await mkdir(temporary);
  try {
    const result = await fill(temporary);
    await rmdir(target).catch(() => {});
    await rename(temporary, target);
    return result;
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    throw error;
  }
}
