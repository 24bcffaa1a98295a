import { type Pose, poseToMatrix } from '@dreamwalk/geometry';

/** The largest difference between two entries of two poses' matrices. */
export function poseDifference(a: Pose, b: Pose): number {
  const other = poseToMatrix(b);
  return Math.max(...poseToMatrix(a).map((value, index) => Math.abs(value - other[index])));
}
