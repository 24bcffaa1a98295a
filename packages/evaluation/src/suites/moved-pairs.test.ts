import { lookPose } from '@dreamwalk/geometry';
import { describe, expect, it } from 'vitest';
import { plainFrame } from '../testing/box-room.ts';
import { MOVED_LEVELS, movedPairs } from './moved-pairs.ts';

const frame = (level: number) => plainFrame(4, 4, [level, level, level]);

/** Turns away and back: the farthest pose is the one in the middle. */
const walk = [0, 1, 2, 1, 0].map((yawRad) => lookPose([0, 0, 1.6], yawRad, 0));

function isMoved(levels: readonly number[]): boolean {
  return movedPairs([[0, 4]], levels.map(frame), walk).length === 1;
}

describe('movedPairs', () => {
  it('keeps a pair whose farthest frame between differs by more than the threshold', () => {
    expect(isMoved([100, 100, 100 + MOVED_LEVELS + 1, 100, 100])).toBe(true);
    expect(isMoved([100, 100, 100 + MOVED_LEVELS, 100, 100])).toBe(false);
  });

  it('is not deceived by a frame that flickers on the way', () => {
    expect(isMoved([100, 200, 100, 200, 100])).toBe(false);
  });

  it('takes a walker who never left for one that stands still', () => {
    const there = walk.map(() => walk[0]);
    expect(movedPairs([[0, 4]], [0, 90, 180, 90, 0].map(frame), there)).toEqual([]);
  });
});
