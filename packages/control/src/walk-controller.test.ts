import {
  compose,
  exp,
  lookPose,
  type Pose,
  poseAngleRad,
  poseDistanceM,
  rotate,
  type Vec3,
  yawPitchOf,
} from '@dreamwalk/geometry';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idleKeys, type KeyState } from './keys.ts';
import { WalkController } from './walk-controller.ts';

const DEG = Math.PI / 180;
const start = lookPose([3, -2, 1.6], 0.7, 0.2);
const walk = new WalkController();

const deflection = fc.double({ min: -1, max: 1, noNaN: true });
const keyStates: fc.Arbitrary<KeyState> = fc.record({
  forward: fc.boolean(),
  back: fc.boolean(),
  left: fc.boolean(),
  right: fc.boolean(),
  turnLeft: fc.boolean(),
  turnRight: fc.boolean(),
  lookUp: fc.boolean(),
  lookDown: fc.boolean(),
  rise: fc.boolean(),
  sink: fc.boolean(),
  rollLeft: fc.boolean(),
  rollRight: fc.boolean(),
  run: fc.boolean(),
  mouseDx: fc.integer({ min: -400, max: 400 }),
  mouseDy: fc.integer({ min: -400, max: 400 }),
  stickForward: deflection,
  stickRight: deflection,
  stickUp: deflection,
  stickTurnRight: deflection,
  stickLookUp: deflection,
});

function held(keys: Partial<KeyState>): KeyState {
  return { ...idleKeys, ...keys };
}

/** How far the camera's right axis leaves the horizontal. */
function rollOf(pose: Pose): number {
  return Math.abs(rotate(pose.rotation, [1, 0, 0])[2]);
}

function walkAll(pose: Pose, frames: readonly KeyState[], controller = walk): Pose {
  return frames.reduce((at, keys) => controller.step(at, keys).pose, pose);
}

function moveOf(keys: Partial<KeyState>, from = start): Vec3 {
  const { pose } = walk.step(from, held(keys));
  return [0, 1, 2].map((axis) => pose.translation[axis] - from.translation[axis]) as unknown as Vec3;
}

describe('WalkController', () => {
  it('steps 0.2 m along the heading, level even when looking up', () => {
    const [x, y, z] = moveOf({ forward: true });
    expect([x, y]).toEqual([
      expect.closeTo(0.2 * Math.cos(0.7), 14),
      expect.closeTo(0.2 * Math.sin(0.7), 14),
    ]);
    expect(z).toBe(0);
  });

  it.each<[string, Partial<KeyState>, Vec3]>([
    ['forward', { forward: true }, [0.2, 0, 0]],
    ['back', { back: true }, [-0.2, 0, 0]],
    ['left', { left: true }, [0, 0.2, 0]],
    ['right', { right: true }, [0, -0.2, 0]],
    ['up', { rise: true }, [0, 0, 0.2]],
    ['down', { sink: true }, [0, 0, -0.2]],
    ['nowhere with opposite keys', { forward: true, back: true }, [0, 0, 0]],
  ])('goes %s', (_, keys, expected) => {
    const move = moveOf(keys, lookPose([0, 0, 1.6], 0, -0.5));
    for (const axis of [0, 1, 2]) expect(move[axis]).toBeCloseTo(expected[axis], 14);
  });

  it('is no faster on a diagonal, and faster with run held', () => {
    expect(Math.hypot(...moveOf({ forward: true, left: true }))).toBeCloseTo(0.2, 14);
    expect(Math.hypot(...moveOf({ forward: true, right: true, rise: true }))).toBeCloseTo(0.2, 14);
    expect(Math.hypot(...moveOf({ forward: true, run: true }))).toBeCloseTo(0.25, 14);
    const brisk = new WalkController({ speedM: 0.1, runFactor: 3 });
    const { pose } = brisk.step(start, held({ back: true, run: true }));
    expect(poseDistanceM(pose, start)).toBeCloseTo(0.3, 14);
  });

  it('goes as far as a stick is pushed, and no farther with a key held too', () => {
    const lengthOf = (keys: Partial<KeyState>) => Math.hypot(...moveOf(keys));
    expect(lengthOf({ stickForward: 0.5 })).toBeCloseTo(0.1, 14);
    expect(lengthOf({ stickForward: -0.3, stickRight: 0.4 })).toBeCloseTo(0.1, 14);
    expect(lengthOf({ stickForward: 1, stickRight: 1 })).toBeCloseTo(0.2, 14);
    expect(lengthOf({ stickForward: 1, forward: true })).toBeCloseTo(0.2, 14);
    expect(lengthOf({ stickUp: 0.25, run: true })).toBeCloseTo(0.0625, 14);
    const aside = moveOf({ stickRight: 0.5 }, lookPose([0, 0, 1.6], 0, 0));
    expect(aside[1]).toBeCloseTo(-0.1, 14);
    const { pose } = new WalkController({ stickTurnRad: 0.2 }).step(
      start,
      held({ stickTurnRight: 0.5, stickLookUp: -0.25 }),
    );
    expect(yawPitchOf(pose).yawRad).toBeCloseTo(0.7 - 0.1, 14);
    expect(yawPitchOf(pose).pitchRad).toBeCloseTo(0.2 - 0.05, 14);
  });

  it('turns 7.5° a frame, left for a growing yaw', () => {
    const turnBy = (keys: Partial<KeyState>) => {
      const { yawRad, pitchRad } = yawPitchOf(walk.step(start, held(keys)).pose);
      return [yawRad - 0.7, pitchRad - 0.2].map((angle) => Math.round((angle / DEG) * 1e9) / 1e9 + 0);
    };
    expect(turnBy({ turnLeft: true })).toEqual([7.5, 0]);
    expect(turnBy({ turnRight: true })).toEqual([-7.5, 0]);
    expect(turnBy({ lookUp: true })).toEqual([0, 7.5]);
    expect(turnBy({ lookDown: true })).toEqual([0, -7.5]);
    expect(turnBy({ mouseDx: 30 })).toEqual([-3, 0]);
    expect(turnBy({ mouseDy: 30 })).toEqual([0, -3]);
  });

  it('leaves no roll after a square of mouse moves, which would tilt a body-frame camera', () => {
    const square = [
      held({ mouseDx: 300 }),
      held({ mouseDy: 300 }),
      held({ mouseDx: -300 }),
      held({ mouseDy: -300 }),
    ];
    const pose = walkAll(start, square);
    expect(rollOf(pose)).toBeLessThan(1e-15);
    expect(poseAngleRad(pose, start)).toBeLessThan(1e-14);
  });

  it('never rolls and never looks beyond its clamp, whatever is pressed', () => {
    fc.assert(
      fc.property(fc.array(keyStates, { maxLength: 50 }), (frames) => {
        let pose = start;
        for (const keys of frames) {
          pose = walk.step(pose, keys).pose;
          expect(rollOf(pose)).toBeLessThan(1e-14);
          expect(Math.abs(yawPitchOf(pose).pitchRad)).toBeLessThan(89 * DEG + 1e-14);
        }
      }),
    );
  });

  it('stops at 89° and turns back at once', () => {
    const up = walkAll(start, new Array<KeyState>(40).fill(held({ lookUp: true })));
    expect(yawPitchOf(up).pitchRad).toBeCloseTo(89 * DEG, 14);
    expect(yawPitchOf(up).yawRad).toBeCloseTo(0.7, 12);
    expect(yawPitchOf(walk.step(up, held({ lookDown: true })).pose).pitchRad).toBeCloseTo(81.5 * DEG, 13);
    const narrow = new WalkController({ maxPitchRad: 30 * DEG });
    const down = walkAll(start, [held({ mouseDy: 5000 })], narrow);
    expect(yawPitchOf(down).pitchRad).toBeCloseTo(-30 * DEG, 14);
  });

  it('levels a camera that comes to it rolled, upside down or too steep', () => {
    const rolled = compose(start, exp({ linear: [0, 0, 0], angular: [0, 0, 0.4] }));
    const levelled = walk.step(rolled, idleKeys).pose;
    expect(rollOf(levelled)).toBeLessThan(1e-15);
    expect(poseAngleRad(levelled, start)).toBeLessThan(1e-14);
    const upsideDown = compose(start, exp({ linear: [0, 0, 0], angular: [0, 0, Math.PI] }));
    expect(poseAngleRad(walk.step(upsideDown, idleKeys).pose, start)).toBeLessThan(1e-14);
    const steep = walk.step(lookPose([0, 0, 0], 1, 89.9 * DEG), idleKeys).pose;
    expect(yawPitchOf(steep).pitchRad).toBeCloseTo(89 * DEG, 14);
  });

  it('reports the twist that really happened', () => {
    fc.assert(
      fc.property(keyStates, (keys) => {
        const { pose, twist } = walk.step(start, keys);
        const replayed = compose(start, exp(twist));
        expect(poseDistanceM(replayed, pose)).toBeLessThan(1e-14);
        expect(poseAngleRad(replayed, pose)).toBeLessThan(1e-14);
      }),
    );
  });

  it('standing still changes nothing, to the last bit', () => {
    const { pose, twist } = walk.step(start, idleKeys);
    expect(pose).toEqual(start);
    expect([...twist.linear, ...twist.angular].every((value) => value === 0)).toBe(true);
  });

  it('keeps its orientation to the last bit on a straight walk', () => {
    const pose = walkAll(start, new Array<KeyState>(1000).fill(held({ forward: true })));
    expect(pose.rotation).toEqual(start.rotation);
    expect(poseDistanceM(pose, start)).toBeCloseTo(200, 9);
  });

  it('walks a circle with a step and a turn a frame, and closes it', () => {
    const pose = walkAll(start, new Array<KeyState>(48).fill(held({ forward: true, turnLeft: true })));
    expect(poseDistanceM(pose, start)).toBeLessThan(1e-13);
    expect(poseAngleRad(pose, start)).toBeLessThan(1e-13);
  });

  it('goes to the same place in one frame or in parts of it', () => {
    fc.assert(
      fc.property(keyStates, fc.integer({ min: 1, max: 16 }), (keys, parts) => {
        fc.pre(Math.abs(keys.mouseDy) < 300);
        const part = { ...keys, mouseDx: keys.mouseDx / parts, mouseDy: keys.mouseDy / parts };
        const once = walk.step(start, keys);
        const inParts = walk.stepSubframes(start, new Array<KeyState>(parts).fill(part));
        expect(poseDistanceM(inParts.pose, once.pose)).toBeLessThan(1e-13);
        expect(poseAngleRad(inParts.pose, once.pose)).toBeLessThan(1e-13);
        for (const axis of [0, 1, 2])
          expect(inParts.twist.angular[axis]).toBeCloseTo(once.twist.angular[axis], 12);
      }),
    );
  });

  it('follows the order of what happened within a frame', () => {
    const turnThenGo = walk.stepSubframes(start, [held({ mouseDx: 900 }), held({ forward: true })]);
    const goThenTurn = walk.stepSubframes(start, [held({ forward: true }), held({ mouseDx: 900 })]);
    expect(poseAngleRad(turnThenGo.pose, goThenTurn.pose)).toBeLessThan(1e-14);
    expect(poseDistanceM(turnThenGo.pose, goThenTurn.pose)).toBeCloseTo(0.1 * Math.SQRT2, 12);
  });

  it('asks where a move ends, and tells the truth in its twist', () => {
    const asked: [Vec3, Vec3][] = [];
    const walled = new WalkController({
      blocked: (from, to) => {
        asked.push([from, to]);
        return [Math.min(to[0], 0.1), to[1], to[2]];
      },
    });
    const { pose, twist } = walled.step(lookPose([0, 0, 1.6], 0, 0), held({ forward: true }));
    expect(asked).toEqual([
      [
        [0, 0, 1.6],
        [expect.closeTo(0.2, 14), 0, 1.6],
      ],
    ]);
    expect(pose.translation).toEqual([0.1, 0, 1.6]);
    expect(twist.linear[2]).toBeCloseTo(0.1, 14);
  });

  it.each([Math.PI / 2, -0.1, Number.NaN])('refuses a clamp of %d rad', (maxPitchRad) => {
    expect(() => new WalkController({ maxPitchRad })).toThrow(RangeError);
  });
});
