import { exp, lookPose, poseAngleRad } from '@dreamwalk/geometry';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placingMove } from './place-path.ts';
import { turnedPose, yawPitchRollOf } from './yaw-pitch-roll.ts';

const angle = (most: number) => fc.double({ min: -most, max: most, noNaN: true });

describe('yaw, pitch and roll', () => {
  it('are those that a pose was made of', () => {
    fc.assert(
      fc.property(angle(3.1), angle(1.5), angle(3.1), (yawRad, pitchRad, rollRad) => {
        const turn = yawPitchRollOf(turnedPose([1, 2, 3], { yawRad, pitchRad, rollRad }));
        expect(turn.yawRad).toBeCloseTo(yawRad, 9);
        expect(turn.pitchRad).toBeCloseTo(pitchRad, 9);
        expect(turn.rollRad).toBeCloseTo(rollRad, 9);
      }),
    );
  });

  it('make any pose again', () => {
    fc.assert(
      fc.property(angle(1.7), angle(1.7), angle(1.7), (x, y, z) => {
        const pose = exp({ linear: [1, 0, 0], angular: [x, y, z] });
        expect(poseAngleRad(turnedPose(pose.translation, yawPitchRollOf(pose)), pose)).toBeLessThan(1e-7);
      }),
    );
  });

  it('roll clockwise', () => {
    const rolled = turnedPose([0, 0, 0], { yawRad: 0, pitchRad: 0, rollRad: Math.PI / 2 });
    // Looking along +x, the camera's right side, −y when level, points down.
    expect(yawPitchRollOf(rolled).rollRad).toBeCloseTo(Math.PI / 2, 12);
    expect(poseAngleRad(rolled, lookPose([0, 0, 0], 0, 0))).toBeCloseTo(Math.PI / 2, 12);
  });
});

describe('placingMove', () => {
  it('lays the first pose at the camera without tilting anything', () => {
    const first = lookPose([3, 1, 0.2], 1, -0.4);
    const camera = lookPose([10, 20, 1.6], -2, 0.3);
    const move = placingMove(first, camera);
    const placed = move(first);
    for (const [axis, value] of camera.translation.entries())
      expect(placed.translation[axis]).toBeCloseTo(value, 12);
    expect(yawPitchRollOf(placed)).toMatchObject({ pitchRad: expect.closeTo(-0.4, 9) });
    expect(yawPitchRollOf(placed).yawRad).toBeCloseTo(-2, 9);
    expect(yawPitchRollOf(move(lookPose([0, 0, 0], 0.5, 0))).rollRad).toBeCloseTo(0, 9);
  });
});
