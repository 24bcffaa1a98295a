import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { poseToMatrix } from '@dreamwalk/geometry';
import { encodeFloat16 } from '@dreamwalk/recording';
import { bundledCamera, createWorld, renderView, trainingEpisode } from '@dreamwalk/simulator';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OutputError, RequestError } from '../errors.ts';
import type { TaskProgress } from '../task.ts';
import { goalWalks } from './goal-walks/goal-walks.ts';
import { writeDataset } from './write-dataset.ts';

let parent: string;
let folder: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'dreamwalk-dataset-'));
  folder = join(parent, 'data');
});
afterEach(() => rm(parent, { recursive: true, force: true }));

describe('writeDataset', () => {
  it('writes the views that the simulator draws', async () => {
    const progress: TaskProgress[] = [];
    const summary = await writeDataset(
      { kind: 'views', folder, worlds: 3, seedBase: 40, jobs: 2 },
      { signal: new AbortController().signal, onProgress: (step) => progress.push(step) },
    );
    expect(summary).toMatchObject({ worlds: 3, views: 40 });
    expect((await readdir(folder)).sort()).toEqual(['shard-0', 'shard-1']);
    expect(progress.at(-1)).toEqual({ stage: 'drawing worlds', done: 3, total: 3 });

    const shard = join(folder, 'shard-1');
    expect(JSON.parse(await readFile(join(shard, 'meta.json'), 'utf8'))).toEqual({
      count: 2,
      views: 40,
      width: 128,
      height: 128,
      hfovDeg: 80,
    });
    const [rgb, depth, pose, seeds] = await Promise.all(
      ['rgb.bin', 'depth.bin', 'pose.bin', 'seeds.bin'].map((name) => readFile(join(shard, name))),
    );
    expect([...new Int32Array(new Uint8Array(seeds).buffer)]).toEqual([41, 42]);
    expect(pose).toHaveLength(2 * 40 * 16 * 8);

    const world = createWorld(42);
    const { poses } = trainingEpisode(world);
    const view = renderView(world, bundledCamera(), poses[39]);
    const row = 79;
    expect(Buffer.from(view.frame.rgb).equals(rgb.subarray(row * 49152))).toBe(true);
    const halves = new Uint8Array(encodeFloat16(view.depthM).buffer);
    expect(Buffer.from(halves).equals(depth.subarray(row * 32768))).toBe(true);
    const matrix = new Float64Array(new Uint8Array(pose).buffer, row * 128, 16);
    expect([...matrix]).toEqual([...poseToMatrix(poses[39])]);
  });

  it('writes walks to goals with what an expert would do', async () => {
    await writeDataset({ kind: 'goal-walks', folder, worlds: 1, seedBase: 40, jobs: 1 });
    const shard = join(folder, 'shard-0');
    const meta = JSON.parse(await readFile(join(shard, 'meta.json'), 'utf8'));
    expect(meta).toMatchObject({ count: 1, views: 40, goals: 8, movesAhead: 4, width: 128, height: 128 });
    expect(meta.moves[1]).toEqual([0, 0, (7.5 * Math.PI) / 180, 0]);
    const [rgb, moves, wander, length] = await Promise.all(
      ['rgb.bin', 'moves.bin', 'wander.bin', 'length.bin'].map((name) => readFile(join(shard, name))),
    );

    const world = createWorld(40);
    const walks = goalWalks(world);
    const view = renderView(world, bundledCamera(), walks.poses[13]);
    expect(Buffer.from(view.frame.rgb).equals(rgb.subarray(13 * 49152, 14 * 49152))).toBe(true);
    expect([...moves.subarray((13 * 8 + 2) * 4, (13 * 8 + 3) * 4)]).toEqual(walks.moves[13][2]);
    expect([...wander.subarray(13 * 4, 14 * 4)]).toEqual(walks.wanderMoves[13]);
    expect(length.readFloatLE((13 * 8 + 2) * 4)).toBeCloseTo(walks.lengthsM[13][2], 5);
  });

  it('refuses seeds that are kept for measuring, and writes nothing', async () => {
    const reaching = writeDataset({ kind: 'views', folder, worlds: 11, seedBase: 999_990, jobs: 1 });
    await expect(reaching).rejects.toThrow(RequestError);
    await expect(reaching).rejects.toThrow('Seeds 999990 to 1000000 reach into those from 1000000 on');
    expect(await readdir(parent)).toEqual([]);
  });

  it('refuses a folder that is taken and a disk that is too small', async () => {
    const tooLarge = writeDataset({ kind: 'views', folder, worlds: 999_000, seedBase: 0, jobs: 1 });
    await expect(tooLarge).rejects.toThrow(/the data set needs 327\d\.\d GB, but the disk has/);
    await mkdir(folder);
    await writeFile(join(folder, 'mine'), '');
    await expect(writeDataset({ kind: 'views', folder, worlds: 1, seedBase: 0, jobs: 1 })).rejects.toThrow(
      OutputError,
    );
  });

  it('stops when asked, and leaves shards that are good as far as they go', async () => {
    const controller = new AbortController();
    const writing = writeDataset(
      { kind: 'views', folder, worlds: 500, seedBase: 0, jobs: 1 },
      { signal: controller.signal, onProgress: ({ done }) => done === 1 && controller.abort() },
    );
    await expect(writing).rejects.toThrow(/abort/i);
    const rgb = await readFile(join(folder, 'shard-0', 'rgb.bin'));
    const { count } = JSON.parse(await readFile(join(folder, 'shard-0', 'meta.json'), 'utf8'));
    expect(count).toBeGreaterThanOrEqual(1);
    expect(rgb.length).toBeGreaterThanOrEqual(count * 40 * 49152);
  });
});
