import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectConvention, isSameConvention } from './detect-convention.ts';
import {
  fromConvention,
  NERFSTUDIO_CONVENTION,
  POSE_CONVENTIONS,
  TUM_CONVENTION,
  toConvention,
} from './pose-convention.ts';
import { poseDifference } from './testing/compare.ts';
import { walks } from './testing/walks.ts';

const conventions = fc.constantFrom(...POSE_CONVENTIONS);
const expectations = fc.constantFrom(TUM_CONVENTION, NERFSTUDIO_CONVENTION);

describe('detectConvention', () => {
  it('finds the convention of a walk, whatever the format prescribes', () => {
    fc.assert(
      fc.property(walks, conventions, expectations, (walk, convention, expected) => {
        const guess = detectConvention(toConvention(walk, convention), expected);
        expect(guess.convention).toEqual(convention);
        expect(guess.reason).toBe(isSameConvention(convention, expected) ? 'format' : 'path');
        expect(guess.fit.upright).toBeGreaterThan(0.9);
      }),
    );
  });

  it('ranks every convention, the best first', () => {
    const [walk] = fc.sample(walks, { numRuns: 1, seed: 3 });
    const { readings, fit } = detectConvention(walk, TUM_CONVENTION);
    expect(readings).toHaveLength(12);
    expect(readings[0].fit).toEqual(fit);
    const scores = readings.map((reading) => reading.fit.score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  });

  it('keeps to the format where the path says little: backwards, on the spot, or of one pose', () => {
    const [walk] = fc.sample(walks, { numRuns: 1, seed: 4 });
    const times = walk.samples.map(({ timeS }) => timeS);
    const backwards = walk.samples.toReversed().map(({ pose }, index) => ({ timeS: times[index], pose }));
    const still = walk.samples.map(({ timeS }) => ({ timeS, pose: walk.samples[0].pose }));
    for (const samples of [backwards, still, still.slice(0, 1)])
      expect(detectConvention({ samples }, TUM_CONVENTION).convention).toEqual(TUM_CONVENTION);
  });
});

describe('conventions', () => {
  it('are read back as they were written', () => {
    fc.assert(
      fc.property(walks, conventions, (walk, convention) => {
        const back = fromConvention(toConvention(walk, convention), convention);
        for (const [index, { pose }] of back.samples.entries())
          expect(poseDifference(pose, walk.samples[index].pose)).toBeLessThan(1e-12);
      }),
      { numRuns: 20 },
    );
  });

  it('agree with an example of each', () => {
    // An OpenGL camera-to-world identity in a +y-up world looks along −z with +y up: in +z-up, along +y with +z up.
    const identity = {
      samples: [{ timeS: 0, pose: { rotation: [0, 0, 0, 1], translation: [1, 2, 3] } as const }],
    };
    const [{ pose }] = fromConvention(identity, {
      direction: 'camera-to-world',
      axes: 'opengl',
      up: '+y',
    }).samples;
    expect(
      poseDifference(pose, {
        rotation: [-Math.SQRT1_2, 0, 0, Math.SQRT1_2],
        translation: [1, -3, 2],
      }),
    ).toBeLessThan(1e-15);
    const [inverted] = fromConvention(identity, { ...TUM_CONVENTION, direction: 'world-to-camera' }).samples;
    expect(inverted.pose.translation).toEqual([-1, -2, -3]);
  });
});
