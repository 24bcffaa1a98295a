/**
 * What processes are worth to an evaluation: `node packages/host/bench/evaluation-throughput.ts [ROUNDS]`, 3 by default. Runs a small
 * suite with two processes of one thread and with one process of two threads, in turn, and prints dreamed steps a second of both, their
 * ratio (medians), and the most memory that a process held. The start of the processes counts.
 */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EpisodeResult } from '@dreamwalk/evaluation';

const ROUNDS = Number(process.argv[2] ?? 3);
const CLI = join(import.meta.dirname, '..', '..', '..', 'apps', 'cli', 'bin', 'dreamwalk.mjs');
const SUITE = {
  format: 'dreamwalk-suite/1',
  name: 'throughput',
  arms: ['tour'],
  worlds: { from: 600_000, count: 4 },
  tourViews: 30,
  steps: 60,
  tasks: [{ id: 'explore', kind: 'explore', squares: 60 }],
  policies: ['random', 'wander', 'bump-and-turn', 'follow-floor'],
};

const folder = await mkdtemp(join(tmpdir(), 'dreamwalk-throughput-'));
await writeFile(join(folder, 'suite.json'), JSON.stringify(SUITE));

interface Timing {
  readonly stepsPerSecond: number;
  readonly peakMiB: number;
}

async function time(name: string, jobs: number, threads: number): Promise<Timing> {
  const out = join(folder, name);
  const beganMs = performance.now();
  const run = spawn(
    process.execPath,
    [
      CLI,
      'evaluate',
      join(folder, 'suite.json'),
      '--out',
      out,
      '--jobs',
      `${jobs}`,
      '--threads',
      `${threads}`,
    ],
    { stdio: 'ignore' },
  );
  let peakMiB = 0;
  const watch = setInterval(async () => {
    peakMiB = Math.max(peakMiB, await largestChildMiB(run.pid!));
  }, 500);
  await once(run, 'close');
  clearInterval(watch);
  const seconds = (performance.now() - beganMs) / 1000;
  const lines = (await readFile(join(out, 'results.jsonl'), 'utf8')).trim().split('\n');
  const steps = lines.reduce((sum, line) => sum + (JSON.parse(line) as EpisodeResult).steps, 0);
  return { stepsPerSecond: steps / seconds, peakMiB };
}

/** Resident memory of the largest descendant, MiB; 0 where this system does not tell. */
async function largestChildMiB(pid: number): Promise<number> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  let largest = 0;
  for (const child of children.trim().split(' ').filter(Boolean).map(Number)) {
    const status = await readFile(`/proc/${child}/status`, 'utf8').catch(() => '');
    const kilobytes = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0);
    largest = Math.max(largest, kilobytes / 1024, await largestChildMiB(child));
  }
  return largest;
}

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

const twoJobs: Timing[] = [];
const twoThreads: Timing[] = [];
for (let round = 0; round < ROUNDS; round++) {
  twoJobs.push(await time(`jobs-${round}`, 2, 1));
  twoThreads.push(await time(`threads-${round}`, 1, 2));
}
const jobs = median(twoJobs.map(({ stepsPerSecond }) => stepsPerSecond));
const threads = median(twoThreads.map(({ stepsPerSecond }) => stepsPerSecond));
const peakMiB = Math.max(...twoJobs.map((timing) => timing.peakMiB));
console.log(
  `two processes of one thread: ${jobs.toFixed(1)} steps a second, ${peakMiB.toFixed(0)} MiB each at most`,
);
console.log(`one process of two threads: ${threads.toFixed(1)} steps a second`);
console.log(`ratio ${(jobs / threads).toFixed(2)}`);
await rm(folder, { recursive: true });
