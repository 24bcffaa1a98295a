import { type FileHandle, open, readFile } from 'node:fs/promises';
import type { FinishedEpisode } from './finished-episode.ts';

/** What has been run of an evaluation, a line each, in the order in which it was done; safe against a kill at any moment. */
export class Journal {
  readonly #file: FileHandle;

  private constructor(file: FileHandle) {
    this.#file = file;
  }

  /**
   * Opens a journal to go on with, and tells what it holds. A last line that was cut off is taken away: its episode is run
   * again.
   */
  static async open(path: string): Promise<{ journal: Journal; episodes: FinishedEpisode[] }> {
    const text = await readText(path);
    const whole = wholeLines(text);
    const file = await open(path, 'a');
    if (whole.length < text.length) await file.truncate(Buffer.byteLength(whole));
    return { journal: new Journal(file), episodes: parseLines(whole) };
  }

  /** Resolves once the episode is on the disk. */
  async add(episode: FinishedEpisode): Promise<void> {
    await this.#file.appendFile(`${JSON.stringify(episode)}\n`);
    await this.#file.datasync();
  }

  close(): Promise<void> {
    return this.#file.close();
  }
}

/** The episodes in a journal that nobody writes to. */
export async function readJournal(path: string): Promise<FinishedEpisode[]> {
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

function parseLines(text: string): FinishedEpisode[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}
