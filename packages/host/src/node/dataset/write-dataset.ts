import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, statfs } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { HostError, OutputError, RequestError } from '../errors.ts';
import { expectFreshFolder } from '../output/fresh-output.ts';
import { type TaskContext, unattended } from '../task.ts';
import { type DatasetKind, WORLD_SIZES } from './dataset-kind.ts';
import type { ShardOrder } from './dataset-worker.ts';

/** World seeds from this one on are for measuring, and never trained on. */
export const FIRST_MEASURING_SEED = 1_000_000;

/** A training set to write. */
export interface DatasetRequest {
  readonly kind: DatasetKind;
  readonly folder: string;
  readonly worlds: number;
  /** Seed of the first world; the others follow. */
  readonly seedBase: number;
  /** Processes that draw, and shards they write. */
  readonly jobs: number;
}

/** What was written. */
export interface DatasetSummary {
  readonly folder: string;
  readonly worlds: number;
  readonly views: number;
  readonly bytes: number;
  readonly shards: readonly string[];
}

/**
 * Draws worlds in several processes, a shard each. A shard can be trained on while it grows, and one that was cut off
 * is good as far as it goes, so the shards are written where they stay.
 * @throws {RequestError} where the seeds reach into those kept for measuring
 * @throws {OutputError} where the folder is taken, or the disk is too small
 */
export async function writeDataset(
  request: DatasetRequest,
  { signal, onProgress }: TaskContext = unattended,
): Promise<DatasetSummary> {
  const { kind, folder, worlds, seedBase } = request;
  if (seedBase + worlds > FIRST_MEASURING_SEED)
    throw new RequestError(
      `Seeds ${seedBase} to ${seedBase + worlds - 1} reach into those from ${FIRST_MEASURING_SEED} on, which are kept for measuring; lower --seed-base or --worlds.`,
    );
  await expectFreshFolder(folder);
  const bytes = worlds * WORLD_SIZES[kind].bytes;
  await expectRoom(folder, bytes);

  const orders = divide(request);
  await mkdir(folder, { recursive: true });
  let drawn = 0;
  onProgress({ stage: 'drawing worlds', done: 0, total: worlds });
  await runWorkers(orders, signal, () => {
    drawn++;
    onProgress({ stage: 'drawing worlds', done: drawn, total: worlds });
  });
  return {
    folder,
    worlds,
    views: WORLD_SIZES[kind].views,
    bytes,
    shards: orders.map((order) => order.folder),
  };
}

function divide({ kind, folder, worlds, seedBase, jobs }: DatasetRequest): ShardOrder[] {
  const shards = Math.min(jobs, worlds);
  return Array.from({ length: shards }, (_, shard) => {
    const from = Math.floor((shard * worlds) / shards);
    const to = Math.floor(((shard + 1) * worlds) / shards);
    return {
      kind,
      folder: join(folder, `shard-${shard}`),
      seeds: Array.from({ length: to - from }, (_, k) => seedBase + from + k),
    };
  });
}

async function runWorkers(
  orders: readonly ShardOrder[],
  signal: AbortSignal,
  onWorld: () => void,
): Promise<void> {
  signal.throwIfAborted();
  const workers = orders.map(startWorker);
  const stop = () => {
    for (const worker of workers) worker.kill();
  };
  signal.addEventListener('abort', stop, { once: true });
  try {
    for (const worker of workers) worker.on('message', onWorld);
    await Promise.all(workers.map(expectSuccess));
  } catch (error) {
    stop();
    signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

function startWorker(order: ShardOrder): ChildProcess {
  const script = fileURLToPath(new URL('./dataset-worker.ts', import.meta.url));
  const worker = fork(script, { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], execArgv: [] });
  worker.send(order);
  return worker;
}

async function expectSuccess(worker: ChildProcess): Promise<void> {
  let complaint = '';
  worker.stderr?.on('data', (chunk) => {
    complaint += chunk;
  });
  const [code, signal] = await once(worker, 'close');
  if (code !== 0)
    throw new HostError(
      `A process that draws worlds ended with ${signal ?? `code ${code}`}${complaint ? `: ${complaint.trim()}` : '.'}`,
    );
}

async function expectRoom(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(await existingParent(folder));
  const free = bavail * bsize;
  if (free < bytes)
    throw new OutputError(
      folder,
      `the data set needs ${gigabytes(bytes)}, but the disk has ${gigabytes(free)} left; ask for fewer --worlds or another disk.`,
    );
}

async function existingParent(path: string): Promise<string> {
  let folder = resolve(path);
  for (;;) {
    if (await statfs(folder).catch(() => null)) return folder;
    folder = dirname(folder);
  }
}

function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(1)} GB`;
}
