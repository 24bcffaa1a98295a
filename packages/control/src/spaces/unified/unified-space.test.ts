import { lookPose, poseAngleRad, poseDistanceM, rotationMatrix } from '@dreamwalk/geometry';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { poseGapM } from '../motion-metric.ts';
import { posesAlong } from '../poses-along.ts';
import { WALK_SPACE } from '../walk-space.ts';
import { UNIFIED_SPACE } from './unified-space.ts';
import { unifiedParts, unifiedVector } from './unified-vector.ts';

const START = lookPose([3, -2, 1.6], 0.7, -0.3);
const TARGET = lookPose([3.1, -2.2, 1.5], 0.9, -0.1);
const TWIST = { linear: [0.01, -0.02, 0.2], angular: [0.03, -0.1, 0.05] } as const;
const BASE = { forwardM: 0.2, leftM: -0.05, turnRad: 0.1 };

describe('the unified vector', () => {
  it("puts each number in RDT's slot, and says so in the mask", () => {
    const vector = unifiedVector({ pose: TARGET, twist: TWIST, base: BASE });
    const r = rotationMatrix(TARGET.rotation);
    expect(vector.slice(30, 33)).toEqual(TARGET.translation);
    expect(vector.slice(33, 39)).toEqual([r[0], r[3], r[6], r[1], r[4], r[7]]);
    expect(vector.slice(39, 45)).toEqual([...TWIST.linear, ...TWIST.angular]);
    expect(vector.slice(100, 103)).toEqual([0.2, -0.05, 0.1]);
    const valid = [...vector.slice(128).entries()].filter(([, mask]) => mask === 1).map(([slot]) => slot);
    expect(valid).toEqual([30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 100, 101, 102]);
    expect(vector).toHaveLength(256);
    expect(vector.filter((value) => value !== 0).length).toBe(36);
  });

  it('gives back what was put in: rates to the bit, poses to rounding', () => {
    const number = fc.double({ min: -5, max: 5, noNaN: true });
    const three = fc.tuple(number, number, number);
    fc.assert(
      fc.property(three, three, number, number, ([a, b, c], [d, e, f], yawRad, pitchRad) => {
        const twist = { linear: [a, b, c], angular: [d, e, f] } as const;
        const base = { forwardM: a, leftM: b, turnRad: f };
        const pose = lookPose([a, e, c], yawRad, pitchRad);
        const back = unifiedParts(unifiedVector({ pose, twist, base }));
        expect(back.twist).toEqual(twist);
        expect(back.base).toEqual(base);
        expect(back.pose!.translation).toEqual(pose.translation);
        expect(poseAngleRad(back.pose!, pose)).toBeLessThan(1e-14);
      }),
    );
    expect(unifiedParts(unifiedVector({}))).toEqual({});
  });

  it('makes a rotation of columns that are nearly one', () => {
    const vector = unifiedVector({ pose: TARGET });
    for (let slot = 33; slot < 36; slot++) vector[slot] *= 1.7;
    for (let slot = 36; slot < 39; slot++) vector[slot] = 0.6 * vector[slot] + 0.2 * vector[slot - 3];
    expect(poseGapM(unifiedParts(vector).pose!, TARGET)).toBeLessThan(1e-14);
  });

  it('refuses half a part, and columns that are no rotation', () => {
    const half = unifiedVector({ twist: TWIST });
    half[128 + 41] = 0;
    expect(() => unifiedParts(half)).toThrow(/Slots 39 to 44 .* but their mask is 1 1 0 1 1 1/);
    const flat = unifiedVector({ pose: TARGET }).fill(0, 33, 39);
    expect(() => unifiedParts(flat)).toThrow(/no rotation/);
  });
});

describe('the unified space', () => {
  it('moves by the twist before the base, and by the base before the pose', () => {
    expect(UNIFIED_SPACE.decode(unifiedVector({ pose: TARGET, twist: TWIST, base: BASE }), START)).toEqual([
      TWIST,
    ]);
    expect(UNIFIED_SPACE.decode(unifiedVector({ pose: TARGET, base: BASE }), START)).toEqual(
      WALK_SPACE.decode([0.2, -0.05, 0.1, 0], START),
    );
    const twists = UNIFIED_SPACE.decode(unifiedVector({ pose: TARGET }), START);
    const [reached] = posesAlong(START, twists);
    expect(poseDistanceM(reached, TARGET)).toBeLessThan(1e-14);
    expect(poseAngleRad(reached, TARGET)).toBeLessThan(1e-14);
  });

  it('refuses a vector that says nothing of a camera', () => {
    expect(() => UNIFIED_SPACE.decode(unifiedVector({}), START)).toThrow(/none of them is/);
  });
});
