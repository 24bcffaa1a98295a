import { identityPose } from '@dreamwalk/geometry';
import { expect, it } from 'vitest';
import { MemoryDiff } from './memory-diff.ts';

const mark = (entryId: number, generated = false) => ({ entryId, generated, pose: identityPose });
const retrieved = (...ids: number[]) => ids.map((entryId) => ({ entryId, score: 1, reason: '' }));

it('tells only what changed, and asks for each picture once', () => {
  const diff = new MemoryDiff();
  diff.replace([mark(1), mark(2)]);
  expect(diff.advance([mark(1), mark(2), mark(3, true)], retrieved(1, 2))).toEqual({
    added: [mark(3, true)],
    removed: [],
    unseen: [1, 2],
  });
  expect(diff.size).toEqual({ real: 2, generated: 1 });
  expect(diff.advance([mark(2), mark(3, true)], retrieved(2, 3))).toEqual({
    added: [],
    removed: [1],
    unseen: [3],
  });
  expect(diff.size).toEqual({ real: 1, generated: 1 });
});

it('tells another view of the same number from the one that is known', () => {
  const diff = new MemoryDiff();
  diff.replace([mark(1), mark(2, true)]);
  diff.advance([mark(1), mark(2, true)], retrieved(2));
  const other = { ...mark(2, true), pose: { ...identityPose } };
  expect(diff.advance([mark(1), other], retrieved(2))).toEqual({ added: [other], removed: [2], unseen: [2] });
  expect(diff.size).toEqual({ real: 1, generated: 1 });
});
