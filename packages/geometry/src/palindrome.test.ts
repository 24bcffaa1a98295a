import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compose, type Pose, poseDistanceM } from './pose.ts';
import { seededRandom } from './seeded-random.ts';
import { poses } from './testing/arbitraries.ts';
import { exp, type Twist } from './twist.ts';
import { length, scale } from './vector.ts';

/** A walk's twists; `noise` holds numbers in [−1, 1). */
type Gait = (noise: () => number) => Twist;

const gaits: Record<string, Gait> = {
  // The hardest: a kilometre away, where the smallest error of direction is the longest lever.
  'nearly straight': (noise) => ({
    linear: [0, 0, 0.2],
    angular: [5e-4 * noise(), 5e-4 * noise(), 5e-4 * noise()],
  }),
  'a turning walk': (noise) => ({ linear: [0, 0, 0.2], angular: [0, 0.13 * noise(), 0] }),
  'a wild flight': (noise) => ({
    linear: [noise(), noise(), noise()],
    angular: [3 * noise(), 3 * noise(), 3 * noise()],
  }),
};

/** One twist over and over, so that any bias in the rounding adds up. */
const bends = fc.tuple(
  fc.double({ min: 0, max: 1e-3, noNaN: true }),
  fc.double({ min: 0, max: 1e-3, noNaN: true }),
  fc.double({ min: 0, max: 1e-3, noNaN: true }),
);

/** Uniform in [−1, 1). */
function noiseFrom(seed: number): () => number {
  const random = seededRandom(seed);
  return () => 2 * random() - 1;
}

/** Walks out along the twists and back along their negatives: how far from the start it ends, by the path's length. */
function returnError(start: Pose, twists: readonly Twist[]): number {
  const back = twists.map(({ linear, angular }) => ({
    linear: scale(linear, -1),
    angular: scale(angular, -1),
  }));
  let pose = start;
  let lengthM = 0;
  for (const twist of [...twists, ...back.reverse()]) {
    pose = compose(pose, exp(twist));
    lengthM += length(twist.linear);
  }
  return poseDistanceM(pose, start) / lengthM;
}

const BAR = 1e-14;

describe('a palindromic path of 10,000 steps returns to 1e-14 of its length', () => {
  it.each(Object.entries(gaits))('%s', (_, gait) => {
    fc.assert(
      fc.property(poses, fc.integer(), (start, seed) => {
        const noise = noiseFrom(seed);
        const twists = Array.from({ length: 5000 }, () => gait(noise));
        expect(returnError(start, twists)).toBeLessThan(BAR);
      }),
      { numRuns: 20, seed: 1 },
    );
  });

  it('one long bend', () => {
    fc.assert(
      fc.property(poses, bends, (start, angular) => {
        const twists = new Array<Twist>(5000).fill({ linear: [0, 0, 0.2], angular });
        expect(returnError(start, twists)).toBeLessThan(BAR);
      }),
      { numRuns: 20, seed: 1 },
    );
  });

  it('and so does one of 10,000 out and 10,000 back', () => {
    const noise = noiseFrom(7);
    const twists = Array.from({ length: 10_000 }, () => gaits['nearly straight'](noise));
    expect(returnError({ rotation: [0.5, -0.5, 0.5, -0.5], translation: [3, -2, 1.6] }, twists)).toBeLessThan(
      BAR,
    );
  });
});
