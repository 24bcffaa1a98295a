import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MemoryEntry } from '../memory/memory-entry.ts';
import { separationThresholdRad, suppressNearPoses } from './pose-suppression.ts';
import { anyPose, looking, posedEntries } from './testing/posed-memory.ts';

const DEG = Math.PI / 180;

const idsOf = (entries: readonly MemoryEntry[]) => entries.map(({ id }) => id);

describe('suppressNearPoses', () => {
  const turned = (...yaws: number[]) => posedEntries(yaws.map((yaw) => looking(yaw)));

  it('takes what is far enough from all before it', () => {
    expect(idsOf(suppressNearPoses(turned(0, 4, 8, 12, 30), 3, 10 * DEG))).toEqual([0, 3, 4]);
  });

  it('counts a metre as a tenth of a radian', () => {
    const entries = posedEntries([looking(0), looking(0, 1), looking(0, 3)]);
    expect(idsOf(suppressNearPoses(entries, 2, 0.15))).toEqual([0, 2]);
    expect(idsOf(suppressNearPoses(entries, 2, 0.099))).toEqual([0, 1]);
  });

  it('relaxes by a sixth at a time, in order again each time', () => {
    // At 10° nothing follows view 0; at 10 / 1.2 = 8.3° nothing does; at 6.9° view 2 does, before view 1 at 4.8° could.
    expect(idsOf(suppressNearPoses(turned(0, 5, 7), 2, 10 * DEG))).toEqual([0, 2]);
  });

  it('fills up with twins in order when nothing else is left', () => {
    expect(idsOf(suppressNearPoses(turned(0, 0, 0, 20), 3, 10 * DEG))).toEqual([0, 3, 1]);
  });

  it('takes as many as there are, each once, the first among them', () => {
    const memories = fc.array(anyPose, { maxLength: 10 });
    fc.assert(
      fc.property(
        memories,
        fc.nat(8),
        fc.double({ min: 0, max: 3, noNaN: true }),
        (poses, count, threshold) => {
          const entries = posedEntries(poses);
          const chosen = suppressNearPoses(entries, count, threshold);
          expect(new Set(chosen).size).toBe(Math.min(count, entries.length));
          if (chosen.length > 0) expect(chosen[0]).toBe(entries[0]);
        },
      ),
    );
  });
});

describe('separationThresholdRad', () => {
  it('is the upper median over the first five views', () => {
    // Differences of 0, 10, 30, 60, 100: 10 20 30 30 40 50 60 70 90 100 degrees; the sixth is 50.
    const entries = posedEntries([0, 10, 30, 60, 100, 101, 102].map((yaw) => looking(yaw)));
    expect(separationThresholdRad(entries)).toBeCloseTo(50 * DEG, 12);
    expect(separationThresholdRad(entries.slice(0, 1))).toBe(1);
  });
});
