import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyPose, posedEntries } from '../retrieval/testing/posed-memory.ts';
import { BallIndex } from './ball-index.ts';
import { BY_PLACE, BY_TURN } from './camera-metrics.ts';

describe.each([
  ['place', BY_PLACE],
  ['turn', BY_TURN],
])('BallIndex by %s', (_, metric) => {
  it('finds what comparing with every view finds, also after some have gone', () => {
    fc.assert(
      fc.property(
        fc.array(anyPose, { maxLength: 80 }),
        anyPose,
        fc.nat(12),
        fc.nat(80),
        (poses, from, count, exceptId) => {
          const index = new BallIndex(metric);
          const entries = posedEntries([...poses, ...poses.slice(0, 5)]);
          for (const entry of entries) index.add(entry);
          const left = entries.filter(({ id }) => id % 3 > 0);
          for (const entry of entries) if (!left.includes(entry)) index.remove(entry);
          const except = left.find(({ id }) => id === exceptId) ?? null;
          const expected = left
            .filter((entry) => entry !== except)
            .map((entry) => ({ entry, distance: metric.distance(from, entry.pose) }))
            .sort((a, b) => a.distance - b.distance || a.entry.id - b.entry.id)
            .slice(0, count);
          expect(index.nearest(from, count, except).map(({ id }) => id)).toEqual(
            expected.map(({ entry }) => entry.id),
          );
        },
      ),
    );
  });

  it('bounds from below, and keeps the triangle inequality', () => {
    fc.assert(
      fc.property(anyPose, anyPose, anyPose, (a, b, c) => {
        expect(metric.bound(a, b)).toBeLessThanOrEqual(metric.distance(a, b) + 1e-9);
        expect(metric.bound(a, c)).toBeLessThanOrEqual(metric.bound(a, b) + metric.bound(b, c) + 1e-9);
      }),
    );
  });
});
