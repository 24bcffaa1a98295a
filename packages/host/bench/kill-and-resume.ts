/**
 * What a kill costs an evaluation: `node packages/host/bench/kill-and-resume.ts [KILLS]`, 10 by default. Runs a small suite once in
 * one piece, and once killed (SIGKILL) after a random while so many times and gone on with. Exits with 1 where the results differ in
 * anything but timings, or an episode was finished twice.
 */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EpisodeResult } from '@dreamwalk/evaluation';

const KILLS = Number(process.argv[2] ?? 10);
const CLI = join(import.meta.dirname, '..', '..', '..', 'apps', 'cli', 'bin', 'dreamwalk.mjs');
const SUITE = {
  format: 'dreamwalk-suite/1',
  name: 'killed',
  arms: ['tour', 'reality'],
  worlds: { from: 600_000, count: 4 },
  tourViews: 12,
  steps: 12,
  tasks: [
    { id: 'explore', kind: 'explore', squares: 4 },
    { id: 'reach', kind: 'reach-goal', nearestM: 2, farthestM: 5, withinM: 1 },
  ],
  policies: ['random', 'bump-and-turn', 'follow-floor'],
};

const folder = await mkdtemp(join(tmpdir(), 'dreamwalk-kill-'));
const suiteFile = join(folder, 'suite.json');
await writeFile(suiteFile, JSON.stringify(SUITE));

function evaluate(out: string): ChildProcess {
  return spawn(process.execPath, [CLI, 'evaluate', suiteFile, '--out', join(folder, out), '--jobs', '2'], {
    stdio: 'ignore',
  });
}

async function results(out: string): Promise<string[]> {
  const text = await readFile(join(folder, out, 'results.jsonl'), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const { timings: _, ...result }: EpisodeResult = JSON.parse(line);
      return JSON.stringify(result);
    });
}

const beganMs = performance.now();
await once(evaluate('whole'), 'close');
const wholeMs = performance.now() - beganMs;

for (let kill = 0; kill < KILLS; kill++) {
  const child = evaluate('killed');
  const closed = once(child, 'close');
  const afterMs = Math.random() * 0.3 * wholeMs;
  await Promise.race([new Promise((resolve) => setTimeout(resolve, afterMs)), closed]);
  const wasRunning = child.exitCode === null;
  child.kill('SIGKILL');
  await closed;
  const journal = await readFile(join(folder, 'killed', 'journal.jsonl'), 'utf8').catch(() => '');
  const done = journal.split('\n').length - 1;
  console.log(
    `kill ${kill + 1} after ${(afterMs / 1000).toFixed(1)} s: ${done} episodes done${wasRunning ? '' : ', it had ended'}`,
  );
}
await once(evaluate('killed'), 'close');

const whole = await results('whole');
const killed = await results('killed');
const journal = (await readFile(join(folder, 'killed', 'journal.jsonl'), 'utf8')).trim().split('\n');
const keys = journal.map((line) => JSON.parse(line).result.key);
const twice = keys.length - new Set(keys).size;
const differing = whole.filter((line, at) => line !== killed[at]).length;
console.log(`${whole.length} episodes, ${differing} differ, ${twice} finished twice.`);
await rm(folder, { recursive: true });
process.exitCode = differing > 0 || twice > 0 || killed.length !== whole.length ? 1 : 0;
