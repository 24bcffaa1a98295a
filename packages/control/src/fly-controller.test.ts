import {
  compose,
  exp,
  identityPose,
  lookPose,
  poseAngleRad,
  poseDistanceM,
  rotate,
} from '@dreamwalk/geometry';
import { describe, expect, it } from 'vitest';
import { FlyController } from './fly-controller.ts';
import { idleKeys, type KeyState } from './keys.ts';

const DEG = Math.PI / 180;
const fly = new FlyController();

function held(keys: Partial<KeyState>): KeyState {
  return { ...idleKeys, ...keys };
}

describe('FlyController', () => {
  it('moves and turns about the camera’s own axes', () => {
    const twistOf = (keys: Partial<KeyState>) => {
      const { linear, angular } = fly.step(identityPose, held(keys)).twist;
      return [...linear, ...angular].map((value) => value + 0);
    };
    expect(twistOf({ forward: true })).toEqual([0, 0, 0.2, 0, 0, 0]);
    expect(twistOf({ right: true })).toEqual([0.2, 0, 0, 0, 0, 0]);
    expect(twistOf({ rise: true })).toEqual([0, -0.2, 0, 0, 0, 0]);
    expect(twistOf({ turnRight: true })).toEqual([0, 0, 0, 0, 7.5 * DEG, 0]);
    expect(twistOf({ lookUp: true })).toEqual([0, 0, 0, 7.5 * DEG, 0, 0]);
    expect(twistOf({ rollRight: true })).toEqual([0, 0, 0, 0, 0, 7.5 * DEG]);
    expect(twistOf({ rollLeft: true })).toEqual([0, 0, 0, 0, 0, -7.5 * DEG]);
    expect(twistOf({ stickForward: 0.5, stickLookUp: 1 })).toEqual([0, 0, 0.1, 7.5 * DEG, 0, 0]);
    expect(twistOf({ mouseDx: 10, mouseDy: 20 })).toEqual([
      0,
      0,
      0,
      expect.closeTo(-2 * DEG),
      expect.closeTo(DEG),
      0,
    ]);
  });

  it('goes where it looks', () => {
    const { pose } = fly.step(lookPose([0, 0, 1.6], 0, 30 * DEG), held({ forward: true, run: true }));
    expect(pose.translation[2]).toBeCloseTo(1.6 + 0.25 * 0.5, 14);
  });

  it('advances by exactly the exponential of its twist', () => {
    const start = lookPose([1, 2, 3], 0.4, 0.5);
    const { pose, twist } = fly.step(
      start,
      held({ forward: true, left: true, turnLeft: true, lookUp: true }),
    );
    expect(pose).toEqual(compose(start, exp(twist)));
  });

  it('tilts to the right with the right side down', () => {
    const { pose } = fly.step(lookPose([0, 0, 1.6], 0.7, 0), held({ rollRight: true }));
    expect(rotate(pose.rotation, [1, 0, 0])[2]).toBeCloseTo(-Math.sin(7.5 * DEG), 14);
  });

  it('is stopped by a wall, turns there, and tells the truth in its twist', () => {
    const start = lookPose([0, 0, 1.6], 0, 0);
    const walled = new FlyController({ blocked: (from) => from });
    const { pose, twist } = walled.step(start, held({ forward: true, turnLeft: true }));
    expect(pose.translation).toEqual(start.translation);
    expect(twist.linear).toEqual([expect.closeTo(0), expect.closeTo(0), expect.closeTo(0)]);
    expect(twist.angular[1]).toBeCloseTo(-7.5 * DEG, 14);
  });

  it('gathers roll from a square of mouse moves: −14.5° for 30°', () => {
    const square = [{ mouseDy: -300 }, { mouseDx: -300 }, { mouseDy: 300 }, { mouseDx: 300 }].reduce(
      (pose, keys) => fly.step(pose, held(keys)).pose,
      lookPose([0, 0, 0], 0, 0),
    );
    const rollDeg = Math.asin(rotate(square.rotation, [1, 0, 0])[2]) / DEG;
    expect(Math.abs(rollDeg)).toBeGreaterThan(13);
    expect(Math.abs(rollDeg)).toBeLessThan(16);
  });

  it('composes the parts of a frame in order, and one twist stands for them all', () => {
    const start = lookPose([1, 2, 3], 0.4, 0.5);
    const parts = [held({ mouseDx: 200, forward: true }), held({ mouseDy: -200 }), held({ right: true })];
    const { pose, twist } = fly.stepSubframes(start, parts);
    const replayed = compose(start, exp(twist));
    expect(poseDistanceM(replayed, pose)).toBeLessThan(1e-14);
    expect(poseAngleRad(replayed, pose)).toBeLessThan(1e-14);
    const otherOrder = fly.stepSubframes(start, parts.toReversed()).pose;
    expect(poseAngleRad(otherOrder, pose)).toBeGreaterThan(0.01);
  });
});
