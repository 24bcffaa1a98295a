import { compose, log, type Pose, poseFromMatrix, relative } from '@dreamwalk/geometry';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import fixtures from '../fixtures/spline-scipy.json' with { type: 'json' };
import { KeyframeError } from './errors.ts';
import { PoseSpline } from './pose-spline.ts';
import { poseDifference } from './testing/compare.ts';
import { poses } from './testing/walks.ts';

const options = { isLoop: false, smoothness: 1, metresPerRadian: 1.5 };
const keyframes = fc.array(poses, { minLength: 2, maxLength: 5 });

/** Twist per unit of u just beside `u`, by a one-sided difference of second order. */
function twistBeside(spline: PoseSpline, u: number, step: number): number[] {
  const [near, far] = [1, 2].map((steps) => log(relative(spline.poseAt(u), spline.poseAt(u + steps * step))));
  const slope = (part: 'linear' | 'angular') =>
    near[part].map((value, axis) => (4 * value - far[part][axis]) / (2 * step));
  return [...slope('linear'), ...slope('angular')];
}

/** Its direction: pieces are of different length in u, so twists agree up to a factor. */
function direction(twist: readonly number[]): number[] {
  const size = Math.hypot(...twist);
  return twist.map((value) => value / size);
}

describe('PoseSpline', () => {
  it.each(fixtures.cases)('is what SciPy makes of it: smoothness $smoothness, loop $isLoop', (entry) => {
    const spline = new PoseSpline(
      entry.poses.map((matrix) => poseFromMatrix(matrix)),
      { ...entry, metresPerRadian: fixtures.metresPerRadian },
    );
    for (const { u, pose } of entry.at)
      expect(poseDifference(spline.poseAt(u), poseFromMatrix(pose))).toBeLessThan(1e-12);
  });

  it('passes through its poses, and stays at its ends', () => {
    fc.assert(
      fc.property(keyframes, fc.boolean(), (poses, isLoop) => {
        const spline = new PoseSpline(poses, { ...options, isLoop });
        for (const [index, pose] of poses.entries()) expect(spline.poseAt(index)).toEqual(pose);
        expect(spline.poseAt(-1)).toEqual(poses[0]);
        expect(spline.poseAt(99)).toEqual(isLoop ? poses[0] : poses.at(-1));
      }),
    );
  });

  it('moves with its poses', () => {
    fc.assert(
      fc.property(keyframes, poses, fc.double({ min: 0, max: 4, noNaN: true }), (keys, motion, u) => {
        const moved = new PoseSpline(
          keys.map((key) => compose(motion, key)),
          options,
        );
        const expected = compose(motion, new PoseSpline(keys, options).poseAt(u));
        expect(poseDifference(moved.poseAt(u), expected)).toBeLessThan(1e-9);
      }),
    );
  });

  it('goes through its poses without a corner, also where a loop closes', () => {
    const place = (x: number, y: number): Pose => ({ rotation: [0, 0, 0, 1], translation: [x, y, 0] });
    const corners = [place(0, 0), place(2, 0), place(2.5, 3), place(-1, 2)];
    const turned = corners.map((pose, index) => compose(pose, { ...pose, rotation: TURNS[index] }));
    const spline = new PoseSpline(turned, { ...options, isLoop: true });
    for (const index of [1, 2, 3]) {
      const before = direction(twistBeside(spline, index, -1e-5));
      const after = direction(twistBeside(spline, index, 1e-5));
      for (const [axis, value] of before.entries()) expect(value).toBeCloseTo(after[axis], 6);
    }
    const arriving = direction(twistBeside(spline, 4, -1e-5));
    const leaving = direction(twistBeside(spline, 0, 1e-5));
    for (const [axis, value] of arriving.entries()) expect(value).toBeCloseTo(leaving[axis], 6);
  });

  it('follows the screws between its poses where it is not smooth', () => {
    fc.assert(
      fc.property(keyframes, fc.double({ min: 0.1, max: 0.9, noNaN: true }), (keys, s) => {
        const spline = new PoseSpline(keys, { ...options, smoothness: 0 });
        const whole = log(relative(keys[0], keys[1]));
        const part = log(relative(keys[0], spline.poseAt(s)));
        const share = 3 * s ** 2 - 2 * s ** 3;
        for (const [axis, value] of part.linear.entries())
          expect(value).toBeCloseTo(share * whole.linear[axis], 8);
        for (const [axis, value] of part.angular.entries())
          expect(value).toBeCloseTo(share * whole.angular[axis], 8);
      }),
    );
  });

  it('stands still at a lone pose, and between two that are one', () => {
    const [first, second]: Pose[] = [TURNS[0], TURNS[1]].map((rotation) => ({
      rotation,
      translation: [1, 2, 3],
    }));
    for (const isLoop of [false, true])
      expect(new PoseSpline([first], { ...options, isLoop }).poseAt(0.5)).toEqual(first);
    const twice = new PoseSpline([first, first, second], options);
    expect(poseDifference(twice.poseAt(0.5), first)).toBeLessThan(1e-12);
    expect(Number.isFinite(twice.poseAt(1.5).translation[0])).toBe(true);
  });

  it('refuses to be made of nothing', () => {
    expect(() => new PoseSpline([], options)).toThrow(KeyframeError);
  });
});

const TURNS: readonly Pose['rotation'][] = [
  [0, 0, 0, 1],
  [0, 0, 0.6, 0.8],
  [0.48, 0, 0.36, 0.8],
  [0, -0.6, 0, 0.8],
];
