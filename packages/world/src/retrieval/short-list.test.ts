import type { Pose } from '@dreamwalk/geometry';
import { describe, expect, it } from 'vitest';
import type { MemoryEntry } from '../memory/memory-entry.ts';
import { ViewIndex } from '../memory/view-index.ts';
import { BoxMemory, camera, facing } from '../testing/fake-entries.ts';
import { createCoveragePolicy } from './coverage.ts';
import type { RetrievalQuery } from './retrieval-policy.ts';
import { shortList } from './short-list.ts';
import { TargetGrid } from './sight.ts';
import { posesNear, rememberRooms, viewOfRooms } from './testing/walled-rooms.ts';

const ROOMS_ACROSS = 4;

function indexOf(entries: readonly MemoryEntry[]): ViewIndex {
  const index = new ViewIndex();
  for (const entry of entries) index.add(entry);
  return index;
}

function queryOf(
  entries: readonly MemoryEntry[],
  targetPose: Pose,
  previous: MemoryEntry | null = null,
): RetrievalQuery {
  const draw = { seed: 1, episode: 0, sample: 0, frame: 0 };
  return { camera, targetPose, entries, previous, count: 3, draw };
}

/** How much of what is really there the views show, as the guide weighs it: the mean of the best confidence. */
function trulyCovered(targetPose: Pose, shown: readonly MemoryEntry[]): number {
  const truth = viewOfRooms(0, targetPose, ROOMS_ACROSS, false).surface;
  const target = new TargetGrid(camera, targetPose, truth.size);
  target.drawSurface(truth);
  const points = target.surfacePoints();
  const wanted = new Uint8Array(truth.depthM.length).fill(1);
  const best = new Float32Array(wanted.length);
  for (const { surface } of shown) {
    const confidence = new Float32Array(wanted.length);
    target.look(surface, points, wanted, confidence, 0);
    for (const [cell, value] of confidence.entries()) best[cell] = Math.max(best[cell], value);
  }
  return best.reduce((sum, value) => sum + value, 0) / best.length;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe('shortList', () => {
  const entries = rememberRooms(3000, ROOMS_ACROSS);
  const index = indexOf(entries);
  const poses = posesNear(entries, 24);
  const choose = createCoveragePolicy();
  const chosenBy = (query: RetrievalQuery) => choose(query).map(({ entry }) => entry);

  it('loses next to nothing of what the whole memory would cover', () => {
    const all = poses.map((pose) => choose(queryOf(entries, pose)));
    const listed = poses.map((pose) => choose({ ...queryOf(entries, pose), index }));
    const scores = (answers: typeof all) => sum(answers.flat().map(({ score }) => score));
    expect(scores(listed)).toBeGreaterThan(0.97 * scores(all));
    const covered = (answers: typeof all) =>
      sum(
        answers.map((views, at) =>
          trulyCovered(
            poses[at],
            views.map(({ entry }) => entry),
          ),
        ),
      );
    expect(covered(all) / poses.length).toBeGreaterThan(0.7);
    expect(covered(listed)).toBeGreaterThan(0.97 * covered(all));
  });

  it('loses nothing beside a previous frame either', () => {
    const covered = (withIndex: boolean) =>
      sum(
        poses.map((_, at) => {
          const previous = entries[(at * entries.length) / poses.length];
          const [pose] = posesNear([previous], 1, at + 1);
          const query = queryOf(entries, pose, previous);
          return trulyCovered(pose, [previous, ...chosenBy(withIndex ? { ...query, index } : query)]);
        }),
      );
    expect(covered(true)).toBeGreaterThan(0.97 * covered(false));
  });

  it('stays short, in order, and has the previous frame', () => {
    for (const pose of poses.slice(0, 6)) {
      const ids = shortList(queryOf(entries, pose, entries[0]), index).map(({ id }) => id);
      expect(ids.length).toBeLessThanOrEqual(65);
      expect(ids).toContain(0);
      expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
    }
  });

  it('is not asked for a memory of the default budget', () => {
    const few = entries.slice(0, 512);
    for (const pose of posesNear(few, 6))
      expect(choose({ ...queryOf(few, pose), index: new ViewIndex() })).toEqual(choose(queryOf(few, pose)));
  });

  it('does not depend on the order in which views were indexed', () => {
    const reversed = indexOf(entries.toReversed());
    for (const pose of poses.slice(0, 6)) {
      const query = queryOf(entries, pose);
      expect(shortList(query, reversed)).toEqual(shortList(query, index));
    }
  });

  it('knows the sky by its direction', async () => {
    const memory = new BoxMemory();
    const sky = await memory.add(facing(10), false, 0);
    await memory.add(facing(180), false, 0);
    expect(shortList(queryOf(memory.bank.entries, facing(0, 2)), memory.bank.index)).toEqual([sky]);
  });

  it('names nobody where nothing is known', () => {
    expect(shortList(queryOf([], poses[0]), new ViewIndex())).toEqual([]);
  });
});
