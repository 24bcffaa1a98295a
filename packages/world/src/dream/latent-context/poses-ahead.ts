import { compose, identityPose, type Pose, relative } from '@dreamwalk/geometry';

/**
 * Where the camera will be in this frame and in those after it, if it goes on as it came: T ← T · exp(ξ), ξ the twist that
 * led to this frame.
 *
 * @param previous pose of the frame before; null before the first, from which the camera is taken to stay where it is
 */
export function posesAhead(previous: Pose | null, pose: Pose, count: number): Pose[] {
  const step = previous ? relative(previous, pose) : identityPose;
  const poses = [pose];
  while (poses.length < count) poses.push(compose(poses[poses.length - 1], step));
  return poses;
}
