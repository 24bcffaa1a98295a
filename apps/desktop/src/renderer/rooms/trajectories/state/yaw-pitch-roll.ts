import { compose, exp, lookPose, type Pose, relative, yawPitchOf } from '@dreamwalk/geometry';

/** How a camera is turned, as a person would say it, radians. */
export interface YawPitchRoll {
  /** 0 looks along world +x; grows to the left. */
  readonly yawRad: number;
  /** Grows upwards. */
  readonly pitchRad: number;
  /** About the optical axis; grows clockwise, as the camera's own right side sinks. */
  readonly rollRad: number;
}

/** The angles of a pose. */
export function yawPitchRollOf(pose: Pose): YawPitchRoll {
  const { yawRad, pitchRad } = yawPitchOf(pose);
  const [, , z, w] = relative(lookPose(pose.translation, yawRad, pitchRad), pose).rotation;
  const rollRad = 2 * Math.atan2(w < 0 ? -z : z, Math.abs(w));
  return { yawRad, pitchRad, rollRad };
}

/** The pose of a camera at `position` that is turned so. */
export function turnedPose(position: Pose['translation'], { yawRad, pitchRad, rollRad }: YawPitchRoll): Pose {
  const level = lookPose(position, yawRad, pitchRad);
  return compose(level, exp({ linear: [0, 0, 0], angular: [0, 0, rollRad] }));
}
