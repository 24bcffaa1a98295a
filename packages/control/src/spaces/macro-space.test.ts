import { lookPose, type Pose, poseAngleRad, poseDistanceM, yawPitchOf } from '@dreamwalk/geometry';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ActionError } from '../errors.ts';
import { MACRO_SPACE, MacroSpace, macroAction } from './macro-space.ts';
import { MACROS } from './macros.ts';
import { posesAlong } from './poses-along.ts';

/** Off the origin, turned, and looking down: nothing that a level start would hide. */
const START = lookPose([3, -2, 1.6], 0.7, -0.3);

const RAD_PER_DEG = Math.PI / 180;

function after(action: readonly number[], start: Pose = START): Pose {
  return posesAlong(start, MACRO_SPACE.decode(action, start)).at(-1)!;
}

/** Metres ahead, to the left and up, and radians to the left, from the start: read off the world, not off twists. */
function moved(end: Pose) {
  const [dx, dy, dz] = end.translation.map((value, axis) => value - START.translation[axis]);
  const { yawRad } = yawPitchOf(START);
  return {
    aheadM: dx * Math.cos(yawRad) + dy * Math.sin(yawRad),
    leftM: dy * Math.cos(yawRad) - dx * Math.sin(yawRad),
    upM: dz,
    turnRad: yawPitchOf(end).yawRad - yawRad,
    pitchRad: yawPitchOf(end).pitchRad,
  };
}

describe('MacroSpace', () => {
  it.each([
    ['go-forward', [1.3], { aheadM: 1.3, leftM: 0, turnRad: 0 }, 7],
    ['back-off', [0.4], { aheadM: -0.4, leftM: 0, turnRad: 0 }, 2],
    ['sidestep', [-0.6], { aheadM: 0, leftM: -0.6, turnRad: 0 }, 3],
    ['turn', [45 * RAD_PER_DEG], { aheadM: 0, leftM: 0, turnRad: 45 * RAD_PER_DEG }, 6],
    // A quarter of a circle of radius r is ahead by r and to the left by r.
    ['arc', [Math.PI / 2, Math.PI / 2], { aheadM: 1, leftM: 1, turnRad: Math.PI / 2 }, 12],
  ] as const)(
    '%s ends where its measures say, in as few frames as the speeds allow',
    (name, values, expected, frames) => {
      const action = macroAction(name, ...values);
      const end = moved(after(action));
      for (const [key, value] of Object.entries(expected))
        expect(end[key as keyof typeof end]).toBeCloseTo(value, 12);
      expect(end.upM).toBeCloseTo(0, 12);
      expect(end.pitchRad).toBeCloseTo(-0.3, 12);
      expect(MACRO_SPACE.decode(action, START)).toHaveLength(frames);
    },
  );

  it('looks up by as much as it is told, and round to either side and back', () => {
    expect(moved(after(macroAction('look-up', 0.5))).pitchRad).toBeCloseTo(0.2, 12);
    const round = posesAlong(START, MACRO_SPACE.decode(macroAction('look-round', 0.8), START));
    const turns = round.map((pose) => moved(pose).turnRad);
    expect(Math.max(...turns)).toBeCloseTo(0.8, 12);
    expect(Math.min(...turns)).toBeCloseTo(-0.8, 12);
    expect(poseAngleRad(START, round.at(-1)!)).toBeLessThan(1e-12);
  });

  it('never moves faster than it may', () => {
    const space = new MacroSpace({ speedM: 0.1, turnRad: 0.05 });
    const actions = fc.integer({ min: 0, max: MACROS.length - 1 }).chain((code) => {
      const [a, b] = MACROS[code].parameters;
      const within = ({ least, most }: { least: number; most: number }) =>
        fc.double({ min: least, max: most, noNaN: true });
      return fc.tuple(fc.constant(code), within(a), b ? within(b) : fc.constant(0));
    });
    fc.assert(
      fc.property(actions, (action) => {
        const twists = space.decode(action, START);
        const poses = [START, ...posesAlong(START, twists)];
        for (let frame = 0; frame < twists.length; frame++) {
          // The chord of an arc is shorter than the arc, so it is within the speed too.
          expect(poseDistanceM(poses[frame], poses[frame + 1])).toBeLessThanOrEqual(0.1 + 1e-9);
          expect(poseAngleRad(poses[frame], poses[frame + 1])).toBeLessThanOrEqual(0.05 + 1e-9);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('takes no frame more for what is rounding', () => {
    // 1.1 / 0.1 is 11.000000000000002.
    expect(new MacroSpace({ speedM: 0.1 }).decode(macroAction('go-forward', 1.1), START)).toHaveLength(11);
  });

  it('breaks off where the policy is to decide again', () => {
    const action = macroAction('go-forward', 2);
    const whole = MACRO_SPACE.decode(action, START);
    expect(new MacroSpace({ redecideAfterFrames: 4 }).decode(action, START)).toEqual(whole.slice(0, 4));
  });

  it('stands still for a frame where there is nothing to walk', () => {
    expect(MACRO_SPACE.decode(macroAction('go-forward', 0), START)).toHaveLength(1);
    expect(poseDistanceM(START, after(macroAction('go-forward', 0)))).toBeLessThan(1e-12);
  });

  it('offers choices that differ, each of which it can carry out', () => {
    expect(new Set(MACRO_SPACE.choices.map(({ name }) => name)).size).toBe(MACRO_SPACE.choices.length);
    for (const { action } of MACRO_SPACE.choices)
      expect(MACRO_SPACE.decode(action, START).length).toBeGreaterThan(0);
    expect(MACRO_SPACE.choices.map(({ name }) => name)).toContain('arc 0.8 m -30°');
  });

  it.each([
    [[99, 0, 0], /no macro 99/],
    [[0.5, 0, 0], /no macro 0\.5/],
    [[0, 11, 0], /"go-forward" takes a lengthM from 0 to 10 m, but got 11/],
    [[4, 1, 7], /"arc" takes a leftRad/],
    [[0, 1], /has 3 numbers/],
    [[0, Number.NaN, 0], /must be finite/],
  ])('refuses %j', (action, message) => {
    expect(() => MACRO_SPACE.decode(action, START)).toThrow(ActionError);
    expect(() => MACRO_SPACE.decode(action, START)).toThrow(message);
  });
});
