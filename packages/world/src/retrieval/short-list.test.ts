import type { Pose } from '@dreamwalk/geometry';
import { describe, expect, it } from 'vitest';
import type { MemoryEntry } from '../memory/memory-entry.ts';
import { ViewIndex } from '../memory/view-index.ts';
import { BoxMemory, camera, facing } from '../testing/fake-entries.ts';
import { createCoveragePolicy } from './coverage.ts';
import { createRetrievalPolicy } from './policies.ts';
import type { RetrievalQuery } from './retrieval-policy.ts';
import { shortList } from './short-list.ts';
import { posesNear, rememberRooms, trulyCovered } from './testing/walled-rooms.ts';

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
            ROOMS_ACROSS,
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
          const chosen = chosenBy(withIndex ? { ...query, index } : query);
          return trulyCovered(pose, [previous, ...chosen], ROOMS_ACROSS);
        }),
      );
    expect(covered(true)).toBeGreaterThan(0.97 * covered(false));
  });

  it.each(['worldmem', 'worldplay', 'matrix-game-3', 'vmem-geodesic'] as const)(
    'has what %s looks for',
    (name) => {
      const choose = createRetrievalPolicy(name);
      const scoresOf = (listed: boolean) =>
        poses
          .slice(0, 2)
          .flatMap((pose) => choose({ ...queryOf(entries, pose), ...(listed && { index }) }))
          .map(({ score }) => score);
      expect(scoresOf(true)).toHaveLength(scoresOf(false).length);
      expect(sum(scoresOf(true))).toBeGreaterThan(0.9 * sum(scoresOf(false)));
    },
  );

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
