import { cameraFromHfov, poseAngleRad, poseDistanceM } from '@dreamwalk/geometry';
import { expect, it } from 'vitest';
import { wanderPoses, worldViewStart } from './world-start.ts';

const camera = cameraFromHfov(16, 16, (80 * Math.PI) / 180);

it.each([3, 900_010, 1_000_003])('wanders on from the single view of world %i without a jump', (seed) => {
  const { pose, start } = worldViewStart(seed, camera, true);
  const [first] = wanderPoses(seed, 1);
  expect(poseDistanceM(pose, first)).toBeLessThan(0.25);
  expect(poseAngleRad(pose, first)).toBeLessThan((10 * Math.PI) / 180);
  expect(start).toMatchObject({ kind: 'view', view: { pose } });
});
