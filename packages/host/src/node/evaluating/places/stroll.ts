import { distanceM, lookPose, type Pose, type Vec3, wrapAngle, yawPitchOf } from '@dreamwalk/geometry';

/** As the bundled walkers go: metres and radians a frame. */
const STEP_M = 0.2;
const TURN_RAD = (7.5 * Math.PI) / 180;
/** Whoever would have to walk farther aside than this turns first. */
const MOST_ASIDE_RAD = Math.PI / 6;
const ARRIVED_M = 1e-6;

/**
 * A walk from place to place by one who looks where they go, level.
 *
 * @param from where it begins; its yaw is kept, the camera is held level
 * @param way places to come by in order, world metres
 * @param mostSteps frames that it may take
 * @param endYawRad where to look at the end; as one arrives by default
 * @returns poses, the first one included
 */
export function stroll(from: Pose, way: readonly Vec3[], mostSteps: number, endYawRad?: number): Pose[] {
  const poses = [lookPose(from.translation, yawPitchOf(from).yawRad, 0)];
  let yaw = yawPitchOf(from).yawRad;
  let at = from.translation;
  const turnTo = (wantedRad: number) => {
    const errorRad = wrapAngle(wantedRad - yaw);
    yaw += Math.min(TURN_RAD, Math.max(-TURN_RAD, errorRad));
    return Math.abs(errorRad);
  };
  const go = () => poses.push(lookPose(at, yaw, 0));
  for (const place of way) {
    for (let leftM = distanceM(at, place); leftM > ARRIVED_M; leftM = distanceM(at, place)) {
      if (poses.length > mostSteps) return poses;
      const asideRad = turnTo(Math.atan2(place[1] - at[1], place[0] - at[0]));
      if (asideRad <= MOST_ASIDE_RAD) at = towards(at, place, Math.min(1, STEP_M / leftM));
      go();
    }
  }
  while (endYawRad !== undefined && Math.abs(wrapAngle(endYawRad - yaw)) > 0 && poses.length <= mostSteps) {
    turnTo(endYawRad);
    go();
  }
  return poses;
}

function towards(from: Vec3, to: Vec3, share: number): Vec3 {
  return [
    from[0] + share * (to[0] - from[0]),
    from[1] + share * (to[1] - from[1]),
    from[2] + share * (to[2] - from[2]),
  ];
}
