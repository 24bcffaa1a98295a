import { writeFile } from 'node:fs/promises';
import { parseKeyScript } from '@dreamwalk/control';
import { parseTum } from '@dreamwalk/trajectory';
import { describe, expect, it } from 'vitest';
import { RequestError } from './errors.ts';
import { expectedProblem } from './expected-errors.ts';

async function problemOf(work: () => unknown): Promise<string | null> {
  try {
    await work();
  } catch (error) {
    return expectedProblem(error);
  }
  expect.unreachable();
}

describe('expectedProblem', () => {
  it('passes on the sentences of bad input', async () => {
    expect(await problemOf(() => parseKeyScript('jump'))).toContain('unknown key "jump"');
    expect(await problemOf(() => parseTum('1 2 3', 'a.tum'))).toContain('a.tum, line 1');
    expect(expectedProblem(new RequestError('Ask for less.'))).toBe('Ask for less.');
  });

  it('puts what the system says into words', async () => {
    const path = new URL('./no-such-folder/file', import.meta.url);
    expect(expectedProblem(Object.assign(new Error(), { code: 'ENOSPC', path: 'walk' }))).toBe(
      'walk: the disk is full; make room or choose another place.',
    );
    expect(await problemOf(() => writeFile(path, ''))).toBeNull();
  });

  it('calls the rest a bug', () => {
    expect(expectedProblem(new TypeError('x is not a function'))).toBeNull();
    expect(expectedProblem('a string')).toBeNull();
    expect(expectedProblem(undefined)).toBeNull();
  });
});
