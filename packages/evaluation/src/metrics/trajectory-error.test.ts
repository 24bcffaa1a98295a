import {
  compose,
  identityPose,
  interpolate,
  lookPose,
  normalise,
  type Pose,
  poseDistanceM,
} from '@dreamwalk/geometry';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import fixtures from '../../fixtures/trajectory-evo.json' with { type: 'json' };
import { EvaluationError } from '../errors.ts';
import type { ErrorSummary } from '../statistics/error-summary.ts';
import { poses } from '../testing/arbitrary-poses.ts';
import { alignTrajectory, type TrajectoryAlignment } from './align-trajectory.ts';
import { cameraMotionError } from './camera-error.ts';
import { absoluteTrajectoryError, relativeTrajectoryError } from './trajectory-error.ts';

/** The poses of rows of a TUM file. */
function trajectory(rows: readonly (readonly number[])[]): Pose[] {
  return rows.map(([, tx, ty, tz, qx, qy, qz, qw]) =>
    normalise({ rotation: [qx, qy, qz, qw], translation: [tx, ty, tz] }),
  );
}

const truth = trajectory(fixtures.truth);
const estimated = trajectory(fixtures.estimated);
const alignments = ['none', 'rigid', 'similarity'] as const;
const paths = fc.array(poses, { minLength: 3, maxLength: 12 });
const scales = fc.double({ min: 0.1, max: 10, noNaN: true });

function expectSameSummary(actual: ErrorSummary, expected: ErrorSummary) {
  for (const name of ['mean', 'rmse', 'median'] as const)
    expect(Math.abs(actual[name] - expected[name])).toBeLessThan(1e-9);
}

/** The trajectory seen from another frame of reference, at another scale. */
function seenFrom(frame: Pose, scale: number, path: readonly Pose[]): Pose[] {
  return path.map((pose) => {
    const { rotation, translation } = compose(frame, pose);
    const [x, y, z] = translation;
    return { rotation, translation: [scale * x, scale * y, scale * z] };
  });
}

describe.each(alignments)('against evo, alignment %s', (alignment: TrajectoryAlignment) => {
  const expected = fixtures.errors[alignment];

  it('the absolute trajectory error', () => {
    expectSameSummary(absoluteTrajectoryError(truth, estimated, alignment), expected.apeTransM);
  });

  it('the relative pose error', () => {
    const { transM, rotRad } = relativeTrajectoryError(truth, estimated, alignment);
    expectSameSummary(transM, expected.rpeTransM);
    expectSameSummary(rotRad, expected.rpeRotRad);
  });

  it('the camera motion error', () => {
    const aligned = alignTrajectory(truth, estimated, alignment);
    expect(cameraMotionError(truth, aligned)).toBeCloseTo(expected.rpeFull.mean, 9);
  });
});

describe('alignTrajectory', () => {
  it('undoes a change of frame, and of scale where asked', () => {
    fc.assert(
      fc.property(paths, poses, scales, (path, frame, scale) => {
        expect(absoluteTrajectoryError(path, seenFrom(frame, 1, path), 'rigid').rmse).toBeLessThan(1e-6);
        const spreadM = Math.max(...path.map((pose) => poseDistanceM(path[0], pose)));
        fc.pre(spreadM > 1e-3);
        const { rmse } = absoluteTrajectoryError(path, seenFrom(frame, scale, path), 'similarity');
        expect(rmse).toBeLessThan(1e-6);
      }),
    );
  });

  it('leaves no rigid motion that would bring the positions closer', () => {
    fc.assert(
      fc.property(paths, poses, fc.double({ min: 0, max: 0.2, noNaN: true }), (path, nudge, share) => {
        const other = path.map((pose) => compose(nudge, pose)).reverse();
        const aligned = alignTrajectory(path, other, 'rigid');
        const squares = (moved: readonly Pose[]) =>
          path.reduce((sum, pose, at) => sum + poseDistanceM(pose, moved[at]) ** 2, 0);
        const nudged = aligned.map((pose) => compose(interpolate(identityPose, nudge, share), pose));
        expect(squares(aligned)).toBeLessThanOrEqual(squares(nudged) + 1e-9);
      }),
    );
  });

  it('takes a walk along a line, and one on the spot where no scale is asked for', () => {
    const line = [0, 1, 2].map((x) => lookPose([x, 0, 1.6], 0, 0));
    const aside = [0, 1, 2].map((y) => lookPose([3, 2 * y, 1.6], 0, 0));
    expect(absoluteTrajectoryError(line, aside, 'similarity').rmse).toBeLessThan(1e-9);
    const spin = [0, 1, 2].map((yawRad) => lookPose([1, 2, 1.6], yawRad, 0));
    expect(absoluteTrajectoryError(line, spin, 'rigid').mean).toBeCloseTo(2 / 3, 9);
    expect(() => absoluteTrajectoryError(line, spin, 'similarity')).toThrow('stays in one place');
  });

  it('turns a line onto itself although its roll is open', () => {
    const line = [-2, 0, 0, 0, -2].map((yM) => lookPose([0, yM, 0], 0, 0));
    const frame: Pose = {
      rotation: [0, 1e-17, 0.767543349410153, 0.6409970411602879],
      translation: [1, 2, 3],
    };
    expect(absoluteTrajectoryError(line, seenFrom(frame, 0.16, line), 'similarity').rmse).toBeLessThan(1e-12);
  });

  it('needs two trajectories of one length', () => {
    expect(() => absoluteTrajectoryError(truth, truth.slice(1), 'none')).toThrow(EvaluationError);
    expect(() => absoluteTrajectoryError([], [], 'none')).toThrow(EvaluationError);
    expect(() => relativeTrajectoryError(truth.slice(0, 1), truth.slice(0, 1))).toThrow(EvaluationError);
  });
});
