import { exp, type Pose, poseDistanceM } from '@dreamwalk/geometry';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KeyframeError } from './errors.ts';
import { KeyframePath } from './keyframe-path.ts';
import { stepMotions } from './motion.ts';
import { poseDifference } from './testing/compare.ts';
import { poses } from './testing/walks.ts';

const options = { isLoop: false, smoothness: 1, metresPerRadian: 1.5 };
const at = (x: number, y = 0): Pose => ({ rotation: [0, 0, 0, 1], translation: [x, y, 0] });
const keyframe = (pose: Pose, speedMPerS = 2) => ({ pose, speedMPerS });

describe('KeyframePath', () => {
  it('walks a straight line at a constant speed', () => {
    const path = new KeyframePath([keyframe(at(0)), keyframe(at(1)), keyframe(at(5))], options);
    expect(path.lengthM).toBeCloseTo(5, 10);
    expect(path.durationS).toBeCloseTo(2.5, 10);
    expect(path.keyframeTimeS(1)).toBeCloseTo(0.5, 10);
    const { samples } = path.sample(10);
    expect(samples).toHaveLength(26);
    for (const [index, { timeS, pose }] of samples.entries()) {
      expect(timeS).toBe(index / 10);
      expect(Math.abs(pose.translation[0] - index / 5)).toBeLessThan(2e-3);
    }
  });

  it('counts a turn on the spot as way', () => {
    const turned = exp({ linear: [0, 0, 0], angular: [0, 0, 1] });
    const path = new KeyframePath([keyframe(at(0)), keyframe(turned)], options);
    expect(path.durationS).toBeCloseTo(0.75, 10);
  });

  it('changes speed evenly with the way', () => {
    const path = new KeyframePath([keyframe(at(0), 1), keyframe(at(3), 4)], options);
    // v = 1 + s over 3 m: t = ln 4.
    expect(path.durationS).toBeCloseTo(Math.log(4), 3);
    expect(path.poseAt(Math.log(2)).translation[0]).toBeCloseTo(1, 3);
  });

  it('keeps its speed through every curve', () => {
    const curve = [keyframe(at(0)), keyframe(at(2, 1)), keyframe(at(3, -1)), keyframe(at(0, -3))];
    const path = new KeyframePath(curve, { ...options, isLoop: true });
    const steps = stepMotions(path.sample(20));
    for (const { distanceM } of steps) expect(Math.abs(distanceM - 0.1)).toBeLessThan(0.004);
  });

  it('ends a loop a frame before its beginning', () => {
    const square = [at(0), at(1), at(1, 1), at(0, 1)].map((pose) => keyframe(pose));
    const path = new KeyframePath(square, { ...options, isLoop: true, smoothness: 0 });
    const { samples } = path.sample(20);
    expect(samples).toHaveLength(40);
    expect(poseDistanceM(samples[39].pose, samples[0].pose)).toBeCloseTo(0.1, 2);
    expect(poseDifference(path.poseAt(path.durationS), at(0))).toBe(0);
  });

  it('passes its keyframes at their times, whatever they are', () => {
    fc.assert(
      fc.property(fc.array(poses, { minLength: 1, maxLength: 4 }), (keys) => {
        const path = new KeyframePath(
          keys.map((pose) => keyframe(pose)),
          options,
        );
        for (const [index, pose] of keys.entries())
          expect(poseDifference(path.poseAt(path.keyframeTimeS(index)), pose)).toBeLessThan(1e-6);
      }),
      { numRuns: 30 },
    );
  });

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('refuses a speed of %d', (speed) => {
    expect(() => new KeyframePath([keyframe(at(0), speed)], options)).toThrow(
      /keyframe 1 must be a positive number.*Give it/,
    );
  });

  it('refuses to fill the memory', () => {
    const path = new KeyframePath([keyframe(at(0), 1e-6), keyframe(at(1), 1e-6)], options);
    expect(() => path.sample(20)).toThrow(KeyframeError);
  });
});
