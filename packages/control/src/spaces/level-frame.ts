import { inverse, lookPose, type Pose, relative, rotate, type Twist, yawPitchOf } from '@dreamwalk/geometry';

/**
 * The level frame of a camera has its centre and heading, but looks at the horizon: +x right, +y straight down, +z
 * ahead. Motions told in it are the same for a camera that looks up or down: ahead stays level, and a turn is about the
 * world's up. From a twist to the next it moves with the camera, as if fixed to it.
 */
export function levelPose(pose: Pose): Pose {
  const { yawRad } = yawPitchOf(pose);
  return lookPose(pose.translation, yawRad, 0);
}

/** Body twists of the level frame that a camera starts with, as body twists of that camera. */
export function levelToCamera(twists: readonly Twist[], start: Pose): Twist[] {
  return turned(twists, relative(start, levelPose(start)));
}

/** Body twists of a camera, as body twists of the level frame that it starts with: the inverse of {@link levelToCamera}. */
export function cameraToLevel(twists: readonly Twist[], start: Pose): Twist[] {
  return turned(twists, inverse(relative(start, levelPose(start))));
}

/** The adjoint of a turn alone: both frames have the same centre. */
function turned(twists: readonly Twist[], { rotation }: Pose): Twist[] {
  return twists.map(({ linear, angular }) => ({
    linear: rotate(rotation, linear),
    angular: rotate(rotation, angular),
  }));
}
