import { interpolate, lookPose, type Pose, yawPitchOf } from '@dreamwalk/geometry';

/** The slowest pace, in steps of the path. */
const LEAST_PACE = 0.25;
/** Multiples of it modulo 1 are spread evenly, whichever of them are looked at. */
const GOLDEN_RATIO = (Math.sqrt(5) - 1) / 2;
/** Radians to either side that one looks, and frames there and back. */
const LOOK_RAD = (12 * Math.PI) / 180;
const LOOK_FRAMES = 14;

/**
 * A path walked at a changing pace and looking about, so that a dream is told different motions. Those who know a place walk
 * straight on for most of the time, always as fast, and a correlation over what hardly varies says little.
 *
 * @param path upright poses, straight from one to the next
 * @returns as many steps at most, fewer where the path ends before
 */
export function probeWalk(path: readonly Pose[], steps: number): Pose[] {
  const walk: Pose[] = [];
  for (let along = 0; walk.length <= steps && along <= path.length - 1; ) {
    const step = walk.length;
    walk.push(lookingAside(poseAlong(path, along), LOOK_RAD * Math.sin((2 * Math.PI * step) / LOOK_FRAMES)));
    along += LEAST_PACE + (1 - LEAST_PACE) * ((step * GOLDEN_RATIO) % 1);
  }
  return walk;
}

/** @param along number of the pose, with a share of the way to the next */
function poseAlong(path: readonly Pose[], along: number): Pose {
  const at = Math.floor(along);
  const next = Math.min(at + 1, path.length - 1);
  return interpolate(path[at], path[next], along - at);
}

function lookingAside(pose: Pose, yawRad: number): Pose {
  const look = yawPitchOf(pose);
  return lookPose(pose.translation, look.yawRad + yawRad, look.pitchRad);
}
