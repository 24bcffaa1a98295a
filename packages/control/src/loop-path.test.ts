import {
  compose,
  exp,
  forwardOf,
  log,
  lookPose,
  type Pose,
  poseAngleRad,
  poseDistanceM,
  relative,
  yawPitchOf,
} from '@dreamwalk/geometry';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loopPath } from './loop-path.ts';

const start = lookPose([3, -2, 1.6], 0.7, -0.2);

describe('loopPath', () => {
  it('gives one pose a frame and ends at the start, bit by bit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 700 }), (frames) => {
        const poses = loopPath(start, frames);
        expect(poses).toHaveLength(frames);
        expect(poses.at(-1)).toBe(start);
      }),
    );
  });

  it('takes the same step every frame: 0.2 m of arc on a circle of at most 1.5 m', () => {
    const poses = loopPath(start, 300);
    const laps = Math.ceil((300 * 0.2) / (2 * Math.PI * 1.5));
    const radiusM = (300 * 0.2) / (2 * Math.PI * laps);
    let before: Pose = start;
    for (const pose of poses) {
      const { angular } = log(relative(before, pose));
      expect(Math.hypot(...angular)).toBeCloseTo((2 * Math.PI * laps) / 300, 12);
      expect(poseDistanceM(before, pose)).toBeCloseTo(2 * radiusM * Math.sin((Math.PI * laps) / 300), 12);
      before = pose;
    }
    const farthest = Math.max(...poses.map((pose) => poseDistanceM(pose, start)));
    expect(farthest).toBeLessThanOrEqual(3);
    expect(farthest).toBeGreaterThan(1.5);
  });

  it('keeps height, pitch and roll, and looks along the circle', () => {
    const rolled = compose(start, exp({ linear: [0, 0, 0], angular: [0, 0, 0.3] }));
    const poses = loopPath(rolled, 4000, { speedM: 0.002 });
    for (const [index, pose] of poses.slice(1).entries()) {
      expect(pose.translation[2]).toBeCloseTo(1.6, 14);
      expect(yawPitchOf(pose).pitchRad).toBeCloseTo(-0.2, 12);
      const before = poses[index].translation;
      const heading = Math.atan2(pose.translation[1] - before[1], pose.translation[0] - before[0]);
      expect(Math.cos(heading - yawPitchOf(pose).yawRad)).toBeGreaterThan(0.99999);
    }
  });

  it('goes round to the left, or to the right when asked', () => {
    const level = lookPose([0, 0, 1.6], 0, 0);
    const options = { speedM: 0.1, maxRadiusM: 2 };
    const left = loopPath(level, 60, options);
    const right = loopPath(level, 60, { ...options, side: 'right' });
    expect(left[15].translation[1]).toBeGreaterThan(0.5);
    expect(yawPitchOf(left[4]).yawRad).toBeGreaterThan(0);
    expect(yawPitchOf(right[4]).yawRad).toBeLessThan(0);
    for (const [index, { translation }] of left.entries()) {
      expect(right[index].translation[0]).toBeCloseTo(translation[0], 14);
      expect(right[index].translation[1]).toBeCloseTo(-translation[1], 14);
    }
  });

  it('passes the same poses on every lap where the frames divide by the laps', () => {
    const poses = loopPath(start, 96, { maxRadiusM: 1.6 });
    expect(poses[47]).toBe(start);
    for (let frame = 0; frame < 47; frame++) {
      expect(poseDistanceM(poses[frame], poses[frame + 48])).toBeLessThan(1e-14);
      expect(poseAngleRad(poses[frame], poses[frame + 48])).toBeLessThan(1e-14);
    }
    expect(forwardOf(poses[23])[0]).toBeCloseTo(-forwardOf(start)[0], 12);
  });

  it.each([0, -3, 1.5, Number.NaN])('refuses %d frames', (frames) => {
    expect(() => loopPath(start, frames)).toThrow(/positive whole number of frames/);
  });

  it('refuses a speed or radius that is not positive', () => {
    expect(() => loopPath(start, 10, { speedM: 0 })).toThrow(RangeError);
    expect(() => loopPath(start, 10, { maxRadiusM: -1 })).toThrow(RangeError);
  });
});
