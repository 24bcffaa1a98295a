import { compose, exp, lookPose, poseAngleRad, poseDistanceM } from '@dreamwalk/geometry';
import { describe, expect, it } from 'vitest';
import { posesAhead } from './poses-ahead.ts';

describe('posesAhead', () => {
  const start = lookPose([1, 2, 1.6], 0.7, -0.1);

  it('repeats the twist that led here', () => {
    const twist = { linear: [0.02, -0.01, 0.2], angular: [0.01, -0.1, 0.02] } as const;
    const walk = [start];
    for (let k = 0; k < 5; k++) walk.push(compose(walk[k], exp(twist)));
    for (const [k, pose] of posesAhead(walk[0], walk[1], 5).entries()) {
      expect(poseDistanceM(pose, walk[k + 1])).toBeLessThan(1e-12);
      expect(poseAngleRad(pose, walk[k + 1])).toBeLessThan(1e-7);
    }
  });

  it('stays where it is before anything moved', () => {
    for (const pose of posesAhead(null, start, 3)) {
      expect(poseDistanceM(pose, start)).toBe(0);
      expect(poseAngleRad(pose, start)).toBeLessThan(1e-7);
    }
    expect(posesAhead(null, start, 1)).toEqual([start]);
  });
});
