import { twistsBetween } from '@dreamwalk/control';
import { lookPose, poseAngleRad, poseDistanceM, type Twist, yawPitchOf } from '@dreamwalk/geometry';
import { describe, expect, it } from 'vitest';
import { probeWalk } from './probe-walk.ts';

/** Straight ahead, 0.2 m a step, with a turn on the spot in the middle. */
const path = Array.from({ length: 61 }, (_, step) =>
  lookPose([0.2 * Math.min(step, 30), 0.2 * Math.max(0, step - 31), 1.6], step > 30 ? Math.PI / 2 : 0, 0),
);

describe('probeWalk', () => {
  const walk = probeWalk(path, 60);

  it('begins where the path does, stays on it and stands upright', () => {
    expect(poseDistanceM(walk[0], path[0])).toBe(0);
    expect(poseAngleRad(walk[0], path[0])).toBeCloseTo(0, 9);
    expect(walk).toHaveLength(61);
    for (const { translation, ...pose } of walk) {
      const [x, y, z] = translation;
      expect(z).toBeCloseTo(1.6, 12);
      expect(Math.min(Math.abs(y), Math.abs(x - 6))).toBeLessThan(1e-9);
      expect(yawPitchOf({ translation, ...pose }).pitchRad).toBeCloseTo(0, 9);
    }
  });

  it('tells a dream motions that differ on every axis of a walker, and not all at once', () => {
    const twists = twistsBetween(probeWalk(path.slice(0, 31), 30));
    const range = (numberOf: (twist: Twist) => number) => {
      const numbers = twists.map(numberOf);
      return Math.max(...numbers) - Math.min(...numbers);
    };
    expect(range(({ linear }) => linear[2])).toBeGreaterThan(0.1);
    expect(range(({ linear }) => linear[0])).toBeGreaterThan(0.05);
    expect(range(({ angular }) => angular[1])).toBeGreaterThan(0.15);
    for (const { linear, angular } of twists) {
      expect(Math.hypot(...linear)).toBeLessThan(0.201);
      expect(Math.hypot(...angular)).toBeLessThan(0.1);
    }
  });

  it('ends where the path ends, or after so many steps', () => {
    const short = probeWalk(path.slice(0, 3), 60);
    expect(short).toHaveLength(4);
    expect(poseDistanceM(short[3], path[2])).toBeLessThan(0.2);
    expect(probeWalk(path, 5)).toHaveLength(6);
    expect(probeWalk(path.slice(0, 1), 5)).toHaveLength(1);
  });
});
