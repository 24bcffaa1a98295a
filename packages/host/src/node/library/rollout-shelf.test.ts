import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseTum } from '@dreamwalk/trajectory';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NotInLibraryError } from '../errors.ts';
import { RolloutShelf } from './rollout-shelf.ts';
import { writeRollout } from './testing/write-rollout.ts';

let root: string;
let shelf: RolloutShelf;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'dreamwalk-shelf-'));
  shelf = new RolloutShelf(root);
});
afterEach(() => rm(root, { recursive: true, force: true }));

describe('RolloutShelf', () => {
  it('lists rollouts, films and what is damaged, the newest first, and nothing else', async () => {
    await writeRollout(join(root, 'whole'), 3);
    await writeFile(join(root, 'film.mp4'), 'film');
    await mkdir(join(root, 'broken'));
    await writeFile(join(root, 'broken', 'rollout.json'), '{');
    await mkdir(join(root, 'photos'));
    await writeFile(join(root, 'notes.txt'), '');
    const listed = await shelf.list();
    expect(listed.map(({ name, kind }) => [name, kind]).sort()).toEqual([
      ['broken', 'damaged'],
      ['film.mp4', 'film'],
      ['whole', 'rollout'],
    ]);
    // The others are of now.
    expect(listed[2]).toMatchObject({
      name: 'whole',
      createdAt: '2026-01-02T03:04:05.000Z',
      frameCount: 3,
      isFinished: true,
      hasFilm: false,
      modelId: 'rooms',
      source: 'world 5',
      seed: 7,
    });
    expect(listed.find(({ name }) => name === 'broken')).toMatchObject({
      problem: expect.stringContaining('this is not JSON'),
    });
  });

  it('counts the frames of a rollout that was cut off', async () => {
    await writeRollout(join(root, 'cut'), 3);
    const [header, steps] = ['rollout.json', 'steps.jsonl'].map((file) => join(root, 'cut', file));
    const text = await readFile(header, 'utf8');
    await writeFile(header, text.replace('"finished": true', '"finished": false'));
    // In the middle of its last line.
    await writeFile(steps, (await readFile(steps, 'utf8')).slice(0, -20));
    expect(await shelf.list()).toMatchObject([{ isFinished: false, frameCount: 2 }]);
  });

  it('shows frames from the first to the last, evenly', async () => {
    await writeRollout(join(root, 'whole'), 9);
    const rgb = await shelf.strip('whole', 5);
    const picturePx = rgb.length / 5 / 3;
    expect(Array.from({ length: 5 }, (_, k) => rgb[k * picturePx * 3])).toEqual([0, 2, 4, 6, 8]);
    expect((await shelf.strip('whole', 30)).length).toBe(9 * picturePx * 3);
  });

  it('gives the way of the camera away', async () => {
    await writeRollout(join(root, 'whole'), 3);
    const { samples } = parseTum(await shelf.trajectory('whole'), 'whole.tum');
    expect(samples.map(({ timeS, pose }) => [timeS, pose.translation[0]])).toEqual([
      [0, 0],
      [0.05, 1],
      [0.1, 2],
    ]);
  });

  it('finds nothing outside its folder, and no film where there is none', async () => {
    await writeRollout(join(root, 'whole'), 2);
    for (const name of ['..', '.', '', '../secret', 'a/b', 'a\\b', '.trash', 'gone', 'whole/rollout.json'])
      await expect(shelf.find(name), name).rejects.toThrow(NotInLibraryError);
    await expect(shelf.film('whole')).rejects.toThrow('a film of whole');
  });

  it('throws away and brings back', async () => {
    await writeRollout(join(root, 'whole'), 2);
    const ticket = await shelf.trash.put('whole');
    expect(await shelf.list()).toEqual([]);
    expect(await shelf.trash.restore(ticket)).toBe('whole');
    expect(await shelf.list()).toHaveLength(1);
    await expect(shelf.trash.restore(ticket)).rejects.toThrow(NotInLibraryError);
  });
});
