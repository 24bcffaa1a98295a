import { compose, exp, log, type Pose, relative, type Twist } from '@dreamwalk/geometry';

/** The poses that twists lead through, camera-to-world, one a twist; the start itself is left out. */
export function posesAlong(start: Pose, twists: readonly Twist[]): Pose[] {
  let pose = start;
  return twists.map((twist) => {
    pose = compose(pose, exp(twist));
    return pose;
  });
}

/** The twists between poses that follow one another, one fewer than there are poses. */
export function twistsBetween(poses: readonly Pose[]): Twist[] {
  return poses.slice(1).map((pose, index) => log(relative(poses[index], pose)));
}
