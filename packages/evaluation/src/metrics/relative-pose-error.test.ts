import { compose, exp, identityPose, lookPose } from '@dreamwalk/geometry';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EvaluationError } from '../errors.ts';
import { poses } from '../testing/arbitrary-poses.ts';
import { meanPoseError, relativePoseError } from './relative-pose-error.ts';

describe('relativePoseError', () => {
  it('is what was added to the motion', () => {
    const from = lookPose([1, 2, 1.6], 0.4, 0.1);
    const motion = exp({ linear: [0, 0, 0.2], angular: [0, 0.1, 0] });
    const extra = exp({ linear: [0.03, 0.04, 0], angular: [0, 0.02, 0] });
    const asked = [from, compose(from, motion)] as const;
    const error = relativePoseError(asked, [from, compose(compose(from, motion), extra)]);
    expect(error.rotRad).toBeCloseTo(0.02, 12);
    expect(error.transM).toBeCloseTo(0.05, 5);
  });

  it('does not see a common offset in the frame of the camera path', () => {
    fc.assert(
      fc.property(poses, poses, poses, (world, a, b) => {
        const error = relativePoseError([a, b], [compose(world, a), compose(world, b)]);
        expect(error.rotRad).toBeLessThan(1e-9);
        expect(error.transM).toBeLessThan(1e-9);
      }),
    );
  });

  it('averages over pairs', () => {
    expect(
      meanPoseError([
        { rotRad: 0.1, transM: 1 },
        { rotRad: 0.3, transM: 2 },
      ]),
    ).toEqual({ rotRad: 0.2, transM: 1.5 });
    expect(() => meanPoseError([])).toThrow(EvaluationError);
    expect(relativePoseError([identityPose, identityPose], [identityPose, identityPose]).transM).toBe(0);
  });
});
