import { MEMORY_POLICY_NAMES } from '@dreamwalk/model-package';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ViewIndex } from '../memory/view-index.ts';
import { camera } from '../testing/fake-entries.ts';
import { createRetrievalPolicy } from './policies.ts';
import { anyPose, looking, posedEntries, queryOf } from './testing/posed-memory.ts';
import { posesNear, rememberRooms } from './testing/walled-rooms.ts';

describe.each(MEMORY_POLICY_NAMES)('%s', (name) => {
  const memories = fc.record({
    poses: fc.array(anyPose, { maxLength: 14 }),
    target: anyPose,
    count: fc.integer({ min: 0, max: 6 }),
    frame: fc.integer({ min: 0, max: 1000 }),
    hasPrevious: fc.boolean(),
  });

  it('keeps the contract of a policy', () => {
    const policy = createRetrievalPolicy(name);
    fc.assert(
      fc.property(memories, ({ poses, target, count, frame, hasPrevious }) => {
        const entries = posedEntries(poses);
        const options = hasPrevious ? { count, frame } : { count, frame, previous: null };
        const query = queryOf(entries, target, options);
        const chosen = policy(query);
        const ids = chosen.map(({ entry }) => entry.id);
        expect(chosen.length).toBeLessThanOrEqual(count);
        expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
        for (const { entry, score, reason } of chosen) {
          expect(entries).toContain(entry);
          expect(entry).not.toBe(query.previous);
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(1);
          expect(reason).toMatch(/^[a-z].+[^.]$/);
        }
        expect(createRetrievalPolicy(name)(query)).toEqual(chosen);
      }),
      { numRuns: 60 },
    );
  });

  it('retrieves nothing where the previous frame is all there is', () => {
    expect(createRetrievalPolicy(name)(queryOf(posedEntries([looking(0)]), looking(0)))).toEqual([]);
  });
});

describe('a large memory with an index', () => {
  const entries = rememberRooms(2000, 3);
  const index = new ViewIndex();
  for (const entry of entries) index.add(entry);
  const previous = entries[entries.length - 1];
  const queries = posesNear(entries, 12).map((targetPose, frame) => ({
    ...queryOf(entries, targetPose, { frame, previous }),
    camera,
  }));

  it.each(['worldcam-paper', 'worldcam-release'] as const)(
    'is asked by %s for just what it holds',
    (name) => {
      const policy = createRetrievalPolicy(name);
      for (const query of queries) expect(policy({ ...query, index })).toEqual(policy(query));
    },
  );

  it('has whole runs for context-as-memory', () => {
    const policy = createRetrievalPolicy('context-as-memory');
    // Alone in a memory of these views only, each of them shares what it is said to share.
    const reasonOf = (reason: string) => reason.replace(/, (?:drawn|alone).*/, '');
    for (const query of queries) {
      const chosen = policy({ ...query, index });
      expect(chosen.length).toBeGreaterThan(0);
      for (const { entry, reason } of chosen) {
        const [alone] = policy({ ...query, entries: [entry, previous] });
        expect(reasonOf(alone.reason)).toBe(reasonOf(reason));
      }
    }
  });
});
