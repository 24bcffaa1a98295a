import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { taskRunner } from './run-in-process.ts';

/** Does what the folder of its task says. */
const ENTRY = `
  const { folder } = JSON.parse(process.argv[2]);
  if (folder === 'dies') process.exit(7);
  if (folder === 'done') process.send({ type: 'done', result: 'result' });
  if (folder === 'fails') process.send({ type: 'failed', name: 'GoldenTestError', message: 'It differs.' });
  process.send({ type: 'progress', progress: process.pid });
  setTimeout(() => {}, folder === 'hangs' ? 1e6 : 0);
`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dreamwalk-task-'));
  writeFileSync(join(folder, 'entry.cjs'), ENTRY);
});
afterAll(() => rmSync(folder, { recursive: true }));

const run = (
  what: string,
  signal = new AbortController().signal,
  onProgress: (told: unknown) => void = () => {},
) =>
  taskRunner(join(folder, 'entry.cjs'))(
    { kind: 'checkModel', name: what, folder: what, archive: null },
    { signal, onProgress },
  );

describe('taskRunner', () => {
  it('passes on how a task ends', async () => {
    expect(await run('done')).toBe('result');
    await expect(run('fails')).rejects.toMatchObject({ name: 'GoldenTestError', message: 'It differs.' });
    await expect(run('dies')).rejects.toThrow('ended with code 7');
  });

  it('ends the process of a task that is cancelled', async () => {
    const controller = new AbortController();
    let pid = 0;
    const cancelled = run('hangs', controller.signal, (told) => {
      pid = told as number;
      controller.abort();
    });
    await expect(cancelled).rejects.toThrow('abort');
    await expect.poll(() => isAlive(pid)).toBe(false);
  });
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
