import type { BranchMark } from '@dreamwalk/host';
import { expect, it } from 'vitest';
import { layLanes } from './branch-lanes.ts';

const mark = (id: number, first: number, last: number, parentId?: number, isCurrent = false): BranchMark => ({
  id,
  parentId,
  span: { first, last },
  isCurrent,
});

it('lays the branch that one is on straight, and the others below it', () => {
  // 0–4 forks into 5–9 (left), and 5–7, which forks into 8–12 (left) and 8–9 (here).
  const branches = [
    mark(1, 0, 4, undefined, true),
    mark(0, 5, 9, 1),
    mark(3, 5, 7, 1, true),
    mark(2, 8, 12, 3),
    mark(4, 8, 9, 3, true),
  ];
  const lanes = layLanes(branches);
  expect(lanes.map(({ mark: { id }, lane, parentLane }) => [id, lane, parentLane])).toEqual([
    [1, 0, 0],
    [0, 2, 0],
    [3, 0, 0],
    [2, 1, 0],
    [4, 0, 0],
  ]);
});

it('draws a branch whose fork is long forgotten by itself', () => {
  expect(
    layLanes([mark(0, 50, 60), mark(2, 3, 9, undefined, true)]).map(({ lane, parentLane }) => [
      lane,
      parentLane,
    ]),
  ).toEqual([
    [1, 1],
    [0, 0],
  ]);
});
