import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forwardOf, lookPose, yawPitchOf } from './look.ts';
import { compose } from './pose.ts';
import { rotate } from './rotation.ts';
import { points } from './testing/arbitraries.ts';
import { largestDifference } from './testing/compare.ts';
import { exp } from './twist.ts';

const yaws = fc.double({ min: -3.14, max: 3.14, noNaN: true });
const pitches = fc.double({ min: -1.57, max: 1.57, noNaN: true });

describe('lookPose', () => {
  it('looks along world +x at yaw 0, with right along −y and down along −z', () => {
    const { rotation, translation } = lookPose([1, 2, 3], 0, 0);
    expect(largestDifference(rotate(rotation, [1, 0, 0]), [0, -1, 0])).toBe(0);
    expect(largestDifference(rotate(rotation, [0, 1, 0]), [0, 0, -1])).toBe(0);
    expect(largestDifference(rotate(rotation, [0, 0, 1]), [1, 0, 0])).toBe(0);
    expect(translation).toEqual([1, 2, 3]);
  });

  it('has the forward axis (cos ψ cos φ, sin ψ cos φ, sin φ) and no roll', () => {
    fc.assert(
      fc.property(points(), yaws, pitches, (position, yaw, pitch) => {
        const pose = lookPose(position, yaw, pitch);
        const forward = [Math.cos(yaw) * Math.cos(pitch), Math.sin(yaw) * Math.cos(pitch), Math.sin(pitch)];
        expect(largestDifference(forwardOf(pose), forward)).toBeLessThan(1e-15);
        const right = [Math.sin(yaw), -Math.cos(yaw), 0];
        expect(largestDifference(rotate(pose.rotation, [1, 0, 0]), right)).toBeLessThan(1e-15);
      }),
    );
  });

  it('turns left with a negative turn about the camera’s down axis, and up with a positive one about its right', () => {
    const level = lookPose([0, 0, 0], 0, 0);
    const left = compose(level, exp({ linear: [0, 0, 0], angular: [0, -0.3, 0] }));
    expect(yawPitchOf(left).yawRad).toBeCloseTo(0.3, 15);
    const up = compose(level, exp({ linear: [0, 0, 0], angular: [0.3, 0, 0] }));
    expect(yawPitchOf(up).pitchRad).toBeCloseTo(0.3, 15);
  });
});

describe('yawPitchOf', () => {
  it('undoes lookPose', () => {
    fc.assert(
      fc.property(points(), yaws, pitches, (position, yaw, pitch) => {
        const { yawRad, pitchRad } = yawPitchOf(lookPose(position, yaw, pitch));
        expect(pitchRad).toBeCloseTo(pitch, 14);
        // The heading of a steep look is known only as well as its small horizontal part.
        expect(Math.abs(yawRad - yaw) * Math.cos(pitch)).toBeLessThan(2e-15);
      }),
    );
  });

  it.each([Math.PI / 2, -Math.PI / 2])('keeps the heading looking straight up or down (%d rad)', (pitch) => {
    const { yawRad, pitchRad } = yawPitchOf(lookPose([0, 0, 0], 0.7, pitch));
    expect(yawRad).toBeCloseTo(0.7, 14);
    expect(pitchRad).toBeCloseTo(pitch, 14);
  });

  it('ignores roll', () => {
    const rolled = compose(lookPose([0, 0, 0], 0.7, -0.4), exp({ linear: [0, 0, 0], angular: [0, 0, 1.1] }));
    expect(yawPitchOf(rolled).yawRad).toBeCloseTo(0.7, 14);
    expect(yawPitchOf(rolled).pitchRad).toBeCloseTo(-0.4, 14);
  });
});
