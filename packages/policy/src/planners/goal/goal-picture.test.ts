import { lookPose, type Pose, poseAngleRad, poseDistanceM, yawPitchOf } from '@dreamwalk/geometry';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ROOM_CAMERA, WalledRoom } from '../testing/walled-room.ts';
import { GoalPicture } from './goal-picture.ts';

const room = new WalledRoom([
  { from: [-0.4, -1.5], to: [0.4, 0.2] },
  { from: [2, 1.5], to: [4, 2] },
]);
const goal = lookPose([-1.4, 0.6, 1.6], -0.9, 0);
const picture = new GoalPicture(room.view(goal).frame, ROOM_CAMERA);

/** The goal's camera, moved and turned. */
function beside({ translation: [x, y, z] }: Pose, dx: number, dy: number, turnRad: number): Pose {
  return lookPose([x + dx, y + dy, z], yawPitchOf(goal).yawRad + turnRad, 0);
}

describe('GoalPicture', () => {
  it('fits where it was taken', () => {
    const { pose, difference } = picture.fit(room.view(goal));
    expect(poseDistanceM(pose, goal)).toBeLessThan(0.06);
    expect(poseAngleRad(pose, goal)).toBeLessThan(0.03);
    expect(difference).toBeLessThan(3);
  });

  it('is found from beside, and never fits worse than unmoved', () => {
    const offset = fc.double({ min: -0.25, max: 0.25, noNaN: true });
    const turn = fc.double({ min: -0.15, max: 0.15, noNaN: true });
    fc.assert(
      fc.property(offset, offset, turn, (dx, dy, turnRad) => {
        const view = room.view(beside(goal, dx, dy, turnRad));
        const fit = picture.fit(view);
        expect(poseDistanceM(fit.pose, goal)).toBeLessThan(0.45);
        // Dreamed again from there, it fits as well or better.
        expect(picture.fit(room.view(fit.pose)).difference).toBeLessThan(fit.difference + 1);
      }),
      { numRuns: 20 },
    );
  });

  it('does not fit elsewhere', () => {
    const there = picture.fit(room.view(beside(goal, 0.2, 0.2, 0.1))).difference;
    for (const elsewhere of [lookPose([2, -2, 1.6], 2, 0), lookPose([-2, -2, 1.6], 0.5, 0)])
      expect(picture.fit(room.view(elsewhere)).difference).toBeGreaterThan(2 * there);
  });

  it('takes a view for what it is, wherever its camera is pitched', () => {
    const up = lookPose(goal.translation, yawPitchOf(goal).yawRad, 0.2);
    const { pose } = picture.fit(room.view(up));
    expect(yawPitchOf(pose).pitchRad).toBeCloseTo(0);
    expect(poseDistanceM(pose, goal)).toBeLessThan(0.3);
  });
});
