import { poseAngleRad, poseDistanceM } from '@dreamwalk/geometry';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyPose, posedEntries } from '../retrieval/testing/posed-memory.ts';
import { PlaceIndex } from './place-index.ts';

describe('PlaceIndex', () => {
  it('finds what comparing with every view finds, also after some have gone', () => {
    fc.assert(
      fc.property(
        fc.array(anyPose, { maxLength: 40 }),
        anyPose,
        fc.double({ min: 0.1, max: 1, noNaN: true }),
        fc.double({ min: 0.1, max: 3, noNaN: true }),
        (poses, from, withinM, withinRad) => {
          const index = new PlaceIndex();
          const entries = posedEntries(poses);
          for (const entry of entries) index.add(entry);
          const left = entries.filter(({ id }) => id % 3 > 0);
          for (const entry of entries) if (!left.includes(entry)) index.remove(entry);
          const expected = left.filter(
            ({ pose }) => poseDistanceM(pose, from) < withinM && poseAngleRad(pose, from) < withinRad,
          );
          expect(new Set(index.near(from, withinM, withinRad))).toEqual(new Set(expected));
        },
      ),
    );
  });
});
