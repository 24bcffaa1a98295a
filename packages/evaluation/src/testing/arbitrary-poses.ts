import { exp, type Pose } from '@dreamwalk/geometry';
import fc from 'fast-check';

const number = fc.double({ min: -2, max: 2, noNaN: true });

/** Poses some metres round the origin, turned anyhow. */
export const poses: fc.Arbitrary<Pose> = fc
  .tuple(number, number, number, number, number, number)
  .map(([a, b, c, d, e, f]) => exp({ linear: [a, b, c], angular: [d, e, f] }));
