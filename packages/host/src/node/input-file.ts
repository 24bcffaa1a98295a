import { readFile } from 'node:fs/promises';
import { InputFileError } from './errors.ts';

const PROBLEMS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file; check the path.',
  ENOTDIR: 'a part of this path is a file and no folder; check the path.',
  EISDIR: 'this is a folder where a file is needed; name a file in it.',
  EACCES: 'this file may not be read; change its permissions.',
};

/**
 * Reads a file that a person named.
 * @throws {InputFileError} where it cannot be read
 */
export async function readInputFile(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    throw new InputFileError(path, PROBLEMS[code] ?? `it cannot be read (${code || String(error)}).`, {
      cause: error,
    });
  }
}
