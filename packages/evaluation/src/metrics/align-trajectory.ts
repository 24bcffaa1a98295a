import { compose, type Pose, rotate, type Vec3 } from '@dreamwalk/geometry';
import { EvaluationError } from '../errors.ts';
import { mean } from '../statistics/bootstrap.ts';
import { largestEigenvector } from './largest-eigenvector.ts';

/**
 * What may be fitted before two trajectories are compared: nothing, a rotation and a translation (SE(3)), or those and
 * a scale (Sim(3)), for poses estimated from images alone, whose scale is not known.
 */
export type TrajectoryAlignment = 'none' | 'rigid' | 'similarity';

/** Positions that stay within this of their mean (root mean square, metres) have no size to scale. */
const STANDING_WITHIN_M = 1e-9;

/**
 * A trajectory moved onto another one: the rotation, translation and, where asked, scale that bring its positions
 * closest in the least-squares sense (Umeyama 1991, "Least-squares estimation of transformation parameters between two
 * point patterns"). The rotation is found by Horn's quaternions (1987), which have the same optimum and never mirror.
 * Positions on a line or in a point leave the rotation open; they end equally close whichever is taken.
 *
 * @param truth the trajectory to move onto, pose by pose
 * @param estimated the trajectory to move; as many poses
 * @throws EvaluationError where the trajectories differ in length, are empty, or have no scale because nothing moves
 */
export function alignTrajectory(
  truth: readonly Pose[],
  estimated: readonly Pose[],
  alignment: TrajectoryAlignment,
): Pose[] {
  if (truth.length !== estimated.length || truth.length === 0)
    throw new EvaluationError(
      `Trajectories of ${truth.length} and ${estimated.length} poses cannot be compared; both need the same number, ` +
        'at least one.',
    );
  if (alignment === 'none') return [...estimated];
  const centreOfTruth = centre(truth);
  const centreOfEstimated = centre(estimated);
  const from = estimated.map(({ translation }) => minus(translation, centreOfEstimated));
  const to = truth.map(({ translation }) => minus(translation, centreOfTruth));
  const { value: agreement, vector } = largestEigenvector(hornMatrix(from, to));
  const [w, x, y, z] = vector;
  const turn: Pose = { rotation: [x, y, z, w], translation: [0, 0, 0] };
  const scale = alignment === 'similarity' ? agreement / spread(from) : 1;
  return estimated.map((pose, at) => {
    const [dx, dy, dz] = rotate(turn.rotation, from[at]);
    const [cx, cy, cz] = centreOfTruth;
    return {
      rotation: compose(turn, pose).rotation,
      translation: [cx + scale * dx, cy + scale * dy, cz + scale * dz],
    };
  });
}

/**
 * Horn's symmetric 4 × 4 matrix of centred points. Its largest eigenvector is the best rotation as a quaternion
 * (w, x, y, z); the eigenvalue is Σ to · R from.
 */
function hornMatrix(from: readonly Vec3[], to: readonly Vec3[]): number[][] {
  const s = (a: number, b: number) => from.reduce((sum, point, at) => sum + point[a] * to[at][b], 0);
  const [xx, yy, zz] = [s(0, 0), s(1, 1), s(2, 2)];
  const [xy, yx, xz, zx, yz, zy] = [s(0, 1), s(1, 0), s(0, 2), s(2, 0), s(1, 2), s(2, 1)];
  return [
    [xx + yy + zz, yz - zy, zx - xz, xy - yx],
    [yz - zy, xx - yy - zz, xy + yx, zx + xz],
    [zx - xz, xy + yx, yy - xx - zz, yz + zy],
    [xy - yx, zx + xz, yz + zy, zz - xx - yy],
  ];
}

/** Sum of the squared lengths of centred points. */
function spread(points: readonly Vec3[]): number {
  const sum = points.reduce((total, [x, y, z]) => total + x * x + y * y + z * z, 0);
  if (Math.sqrt(sum / points.length) < STANDING_WITHIN_M)
    throw new EvaluationError(
      'The estimated trajectory stays in one place, so its scale cannot be fitted; align it rigidly instead.',
    );
  return sum;
}

function centre(poses: readonly Pose[]): Vec3 {
  const along = (axis: number) => mean(poses.map(({ translation }) => translation[axis]));
  return [along(0), along(1), along(2)];
}

function minus(a: Vec3, b: Vec3): Vec3 {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}
