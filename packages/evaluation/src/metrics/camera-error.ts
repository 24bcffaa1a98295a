import {
  type Pose,
  poseAngleRad,
  poseDistanceM,
  poseToMatrix,
  relative,
  type Vec3,
} from '@dreamwalk/geometry';
import { EvaluationError } from '../errors.ts';
import { mean } from '../statistics/bootstrap.ts';

/** Errors at which WorldScore's camera controllability is 0. */
const WORST_ROT_RAD = (15 * Math.PI) / 180;
const WORST_TRANS_M = 0.5;

/** A camera nearer to its first position than this has not moved, and its rounding says nothing about the scale. */
const MOVED_M = 1e-9;

/** Halvings of the interval that holds the best scale: float64 has no more digits than that. */
const HALVINGS = 60;

/** WorldScore's camera error and the score made of it. */
export interface CameraControllability {
  /** Mean angle between the orientations, radians. */
  readonly rotRad: number;
  /** Mean distance between the camera centres after the scale is fitted, metres. */
  readonly transM: number;
  /** 0 to 1, higher is better. */
  readonly score: number;
}

/**
 * WorldCam's RPE_camera: the mean over consecutive frames of ‖[R|t]_asked − [R|t]_recovered‖_F, with [R|t] the 3 × 4
 * matrix of the motion between the two frames, metres. Angles and lengths are added as they are, so its unit is mixed.
 * It equals `evo_rpe` with pose relation `full`.
 *
 * The WorldCam paper (arXiv 2603.16871) names the figure without a formula. This reading is inferred: each value that
 * it prints lies 5 to 19 % above √(T² + 8 sin²(R / 2)), about the least it can be for the mean errors T, R beside it.
 *
 * @throws EvaluationError where the trajectories differ in length or have fewer than two poses
 */
export function cameraMotionError(asked: readonly Pose[], recovered: readonly Pose[]): number {
  requirePosePairs(asked, recovered);
  const errors = asked.slice(1).map((pose, at) => {
    const askedMotion = poseToMatrix(relative(asked[at], pose));
    const recoveredMotion = poseToMatrix(relative(recovered[at], recovered[at + 1]));
    return Math.hypot(...askedMotion.map((entry, index) => entry - recoveredMotion[index]));
  });
  return mean(errors);
}

/**
 * WorldScore's camera controllability (Duan et al. 2025, arXiv 2504.00983, `camera_error_metrics.py`). Both
 * trajectories are anchored at their first pose; the recovered positions are scaled by the one number that makes
 * Σ ‖t_asked − c t_recovered‖ least; the score is √((1 − R / 15°) (1 − T / 0.5 m)) of the mean angle R and the mean
 * distance T, each capped. The first frame counts, with no error.
 *
 * @throws EvaluationError where the trajectories differ in length or have fewer than two poses
 */
export function cameraControllability(
  asked: readonly Pose[],
  recovered: readonly Pose[],
): CameraControllability {
  requirePosePairs(asked, recovered);
  const anchoredAsked = asked.map((pose) => relative(asked[0], pose));
  const unscaled = recovered.map((pose) => relative(recovered[0], pose));
  const scale = leastDistanceScale(
    unscaled.map((pose) => pose.translation),
    anchoredAsked.map((pose) => pose.translation),
  );
  const scaled = unscaled.map(({ rotation, translation: [x, y, z] }): Pose => {
    return { rotation, translation: [scale * x, scale * y, scale * z] };
  });
  const rotRad = mean(anchoredAsked.map((pose, at) => poseAngleRad(pose, scaled[at])));
  const transM = mean(anchoredAsked.map((pose, at) => poseDistanceM(pose, scaled[at])));
  const left = (error: number, worst: number) => Math.max(0, 1 - error / worst);
  return { rotRad, transM, score: Math.sqrt(left(rotRad, WORST_ROT_RAD) * left(transM, WORST_TRANS_M)) };
}

/**
 * The number c that makes the sum of the distances ‖to − c from‖ least; 1 where nothing moves. Each distance has its
 * own best c, and the sum is convex, so its minimum lies between the least and the largest of those.
 */
function leastDistanceScale(from: readonly Vec3[], to: readonly Vec3[]): number {
  const moved = from
    .map((point, at) => [point, to[at]] as const)
    .filter(([point]) => Math.hypot(...point) > MOVED_M);
  if (moved.length === 0) return 1;
  const ownBest = moved.map(([point, goal]) => dot(point, goal) / dot(point, point));
  let low = Math.min(...ownBest);
  let high = Math.max(...ownBest);
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (low + high) / 2;
    if (slope(moved, middle) > 0) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}

/** Derivative of the summed distances by the scale. Where a distance is 0 it has a kink, which pulls neither way. */
function slope(pairs: readonly (readonly [from: Vec3, to: Vec3])[], scale: number): number {
  let sum = 0;
  for (const [from, to] of pairs) {
    const [x, y, z] = from.map((part, axis) => scale * part - to[axis]);
    const distance = Math.hypot(x, y, z);
    if (distance > 0) sum += dot(from, [x, y, z]) / distance;
  }
  return sum;
}

function dot(a: Vec3, b: Vec3): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

function requirePosePairs(asked: readonly Pose[], recovered: readonly Pose[]): void {
  if (asked.length !== recovered.length || asked.length < 2)
    throw new EvaluationError(
      `Trajectories of ${asked.length} and ${recovered.length} poses have no camera error; both need the same number, ` +
        'at least two.',
    );
}
