import { type Pose, poseDistanceM } from '@dreamwalk/geometry';
import { EvaluationError } from '../errors.ts';
import { type ErrorSummary, errorSummary } from '../statistics/error-summary.ts';
import { alignTrajectory, type TrajectoryAlignment } from './align-trajectory.ts';
import { relativePoseError } from './relative-pose-error.ts';

/** How far the motion between frames is off: angles in radians, lengths in metres. */
export interface RelativeTrajectoryError {
  readonly rotRad: ErrorSummary;
  readonly transM: ErrorSummary;
}

/**
 * Absolute trajectory error, metres: the distances between true and estimated camera centres once the estimated
 * trajectory is aligned (Sturm et al. 2012, "A Benchmark for the Evaluation of RGB-D SLAM Systems"; `evo_ape` with
 * pose relation `trans_part`, `--align` for `rigid`, `--align --correct_scale` for `similarity`).
 *
 * @throws EvaluationError where the trajectories differ in length, are empty, or have no scale because nothing moves
 */
export function absoluteTrajectoryError(
  truth: readonly Pose[],
  estimated: readonly Pose[],
  alignment: TrajectoryAlignment,
): ErrorSummary {
  const aligned = alignTrajectory(truth, estimated, alignment);
  return errorSummary(truth.map((pose, at) => poseDistanceM(pose, aligned[at])));
}

/**
 * Relative pose error over all pairs of consecutive frames (Sturm et al. 2012; `evo_rpe` with a delta of one frame and
 * pose relations `angle_rad` and `trans_part`). A rigid alignment does not change it, a fitted scale does.
 *
 * @throws EvaluationError where the trajectories differ in length, have fewer than two poses, or have no scale because
 *   nothing moves
 */
export function relativeTrajectoryError(
  truth: readonly Pose[],
  estimated: readonly Pose[],
  alignment: TrajectoryAlignment = 'none',
): RelativeTrajectoryError {
  const aligned = alignTrajectory(truth, estimated, alignment);
  if (truth.length < 2) throw new EvaluationError('A relative pose error needs at least two poses.');
  const errors = truth
    .slice(1)
    .map((pose, at) => relativePoseError([truth[at], pose], [aligned[at], aligned[at + 1]]));
  return {
    rotRad: errorSummary(errors.map((error) => error.rotRad)),
    transM: errorSummary(errors.map((error) => error.transM)),
  };
}
