import { type Pose, poseDistanceM, type Vec3 } from '@dreamwalk/geometry';

/** The ball around points, for looking at all of them. */
export interface Extent {
  readonly centre: Vec3;
  readonly radiusM: number;
}

/** A path on the spot still is some room to look at. */
const LEAST_RADIUS_M = 1.5;

/** A ball that holds all points, not the smallest; one at the origin where there are none. */
export function extentOf(points: readonly Vec3[]): Extent {
  if (points.length === 0) return { centre: [0, 0, 0], radiusM: 2 * LEAST_RADIUS_M };
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  for (const point of points)
    for (const [axis, value] of point.entries()) {
      low[axis] = Math.min(low[axis], value);
      high[axis] = Math.max(high[axis], value);
    }
  const [x, y, z] = low.map((value, axis) => (value + high[axis]) / 2);
  const diagonalM = Math.hypot(...low.map((value, axis) => high[axis] - value));
  return { centre: [x, y, z], radiusM: Math.max(LEAST_RADIUS_M, diagonalM / 2) };
}

/** The side of the floor's squares that suits a path of this size: 1, 2 or 5 times a power of ten, metres. */
export function cellM(radiusM: number): number {
  const wanted = radiusM / 6;
  const power = 10 ** Math.floor(Math.log10(wanted));
  const step = [1, 2, 5, 10].find((factor) => factor * power >= wanted) ?? 10;
  return Math.max(0.5, step * power);
}

/** How deep the frusta of cameras are drawn that suit a path of this size, metres. */
export function frustumDepthM({ radiusM }: Extent): number {
  return Math.min(0.6, Math.max(0.12, radiusM / 14));
}

/** The first pose, and every one that has gone so far along the path since the one before. */
export function spacedPoses(poses: readonly Pose[], spacingM: number): Pose[] {
  let wayM = spacingM;
  return poses.filter((pose, index) => {
    if (index > 0) wayM += poseDistanceM(poses[index - 1], pose);
    if (wayM < spacingM) return false;
    wayM = 0;
    return true;
  });
}
