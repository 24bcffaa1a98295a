import { distanceM, lookPose, poseAngleRad, type Vec3, yawPitchOf } from '@dreamwalk/geometry';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stroll } from './stroll.ts';

const start = lookPose([0, 0, 1.6], 0, -0.4);
const coordinate = fc.double({ min: -5, max: 5, noNaN: true });
const place = fc.tuple(coordinate, coordinate).map(([x, y]): Vec3 => [x, y, 1.6]);

test('a stroll comes by every place at walking pace, level, and ends looking where it is to', () => {
  fc.assert(
    fc.property(fc.array(place, { minLength: 1, maxLength: 4 }), coordinate, (way, yawRad) => {
      const poses = stroll(start, way, 10_000, yawRad);
      for (const there of way)
        expect(Math.min(...poses.map((pose) => distanceM(pose.translation, there)))).toBeLessThan(1e-5);
      for (let at = 1; at < poses.length; at++) {
        expect(distanceM(poses[at - 1].translation, poses[at].translation)).toBeLessThan(0.2 + 1e-9);
        expect(poseAngleRad(poses[at - 1], poses[at])).toBeLessThan((7.5 * Math.PI) / 180 + 1e-6);
        expect(yawPitchOf(poses[at]).pitchRad).toBeCloseTo(0, 9);
      }
      expect(poseAngleRad(poses.at(-1)!, lookPose(poses.at(-1)!.translation, yawRad, 0))).toBeLessThan(1e-6);
    }),
  );
});

test('a stroll takes no more frames than it may', () => {
  expect(stroll(start, [[9, 0, 1.6]], 7)).toHaveLength(8);
  expect(stroll(start, [[0, 0, 1.6]], 7, 3)).toHaveLength(8);
});
