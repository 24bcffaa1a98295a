import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EpisodeResult } from '@dreamwalk/evaluation';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FinishedEpisode } from './finished-episode.ts';
import { Journal, readJournal } from './journal.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dreamwalk-journal-'));
  path = join(folder, 'journal.jsonl');
});
afterEach(() => rm(folder, { recursive: true }));

const episode = (key: string): FinishedEpisode => ({
  result: { key } as EpisodeResult,
  twists: [[0.1, 0, 0, 0, 0, 0]],
});

async function write(...keys: string[]): Promise<string[]> {
  const { journal, entries } = await Journal.open<FinishedEpisode>(path);
  for (const key of keys) await journal.add(episode(key));
  await journal.close();
  return entries.map(({ result }) => result.key);
}

test('a journal is gone on with', async () => {
  expect(await write('a', 'b')).toEqual([]);
  expect(await write('c')).toEqual(['a', 'b']);
  expect(await readJournal(path)).toEqual([episode('a'), episode('b'), episode('c')]);
});

test('a line that was cut off by a kill is taken away', async () => {
  await write('a', 'ö');
  await appendFile(path, '{"result":{"key":"täglich');
  expect(await write('c')).toEqual(['a', 'ö']);
  expect((await readFile(path, 'utf8')).split('\n')).toHaveLength(4);
  expect((await readJournal(path)).map(({ result }) => result.key)).toEqual(['a', 'ö', 'c']);
});
