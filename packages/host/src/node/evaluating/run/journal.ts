import { type FileHandle, open, readFile } from 'node:fs/promises';
import type { FinishedEpisode } from './finished-episode.ts';

/** What has been done of an evaluation, a line each, in the order in which it was done; safe against a kill at any moment. */
export class Journal<Entry = FinishedEpisode> {
  readonly #file: FileHandle;

  private constructor(file: FileHandle) {
    this.#file = file;
  }

  /**
   * Opens a journal to go on with, and tells what it holds. A last line that was cut off is taken away: what it told of is done
   * again.
   */
  static async open<Entry = FinishedEpisode>(
    path: string,
  ): Promise<{ journal: Journal<Entry>; entries: Entry[] }> {
    const text = await readText(path);
    const whole = wholeLines(text);
    const file = await open(path, 'a');
    if (whole.length < text.length) await file.truncate(Buffer.byteLength(whole));
    return { journal: new Journal(file), entries: parseLines(whole) };
  }

  /** Resolves once the entry is on the disk. */
  async add(entry: Entry): Promise<void> {
    await this.#file.appendFile(`${JSON.stringify(entry)}\n`);
    await this.#file.datasync();
  }

  close(): Promise<void> {
    return this.#file.close();
  }
}

/** The entries of a journal that nobody writes to; none where there is no such file. */
export async function readJournal<Entry = FinishedEpisode>(path: string): Promise<Entry[]> {
  return parseLines(wholeLines(await readText(path)));
}

function readText(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
}

function wholeLines(text: string): string {
  return text.slice(0, text.lastIndexOf('\n') + 1);
}

function parseLines<Entry>(text: string): Entry[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}
