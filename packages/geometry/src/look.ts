import type { Pose } from './pose.ts';
import { multiplyQuat, normaliseQuat, type Quat, rotate } from './rotation.ts';
import type { Vec3 } from './vector.ts';

/** Camera axes (right, down, forward) laid along the world's −y, −z, +x: yaw 0, pitch 0. */
const LEVEL_ALONG_X: Quat = [-0.5, 0.5, -0.5, 0.5];

/** Below this horizontal part of the forward axis the heading is read from the right axis instead. */
const VERTICAL_BELOW = 1e-9;

/**
 * The pose of a camera without roll.
 *
 * @param position camera centre in the world, metres
 * @param yawRad 0 looks along world +x; grows to the left (counter-clockwise seen from above)
 * @param pitchRad 0 is level; positive looks up. Forward = (cos ψ cos φ, sin ψ cos φ, sin φ).
 */
export function lookPose(position: Vec3, yawRad: number, pitchRad: number): Pose {
  const yaw: Quat = [0, 0, Math.sin(yawRad / 2), Math.cos(yawRad / 2)];
  const pitch: Quat = [Math.sin(pitchRad / 2), 0, 0, Math.cos(pitchRad / 2)];
  return {
    rotation: normaliseQuat(multiplyQuat(multiplyQuat(yaw, LEVEL_ALONG_X), pitch)),
    translation: position,
  };
}

/**
 * The heading and elevation of the camera's forward axis, radians: yaw in (−π, π], pitch in [−π/2, π/2].
 * Looking straight up or down the yaw is that of a camera without roll. Roll is ignored.
 */
export function yawPitchOf(pose: Pose): { yawRad: number; pitchRad: number } {
  const [fx, fy, fz] = forwardOf(pose);
  const horizontal = Math.hypot(fx, fy);
  const pitchRad = Math.atan2(fz, horizontal);
  if (horizontal > VERTICAL_BELOW) return { yawRad: Math.atan2(fy, fx), pitchRad };
  const [rx, ry] = rotate(pose.rotation, [1, 0, 0]);
  return { yawRad: Math.atan2(rx, -ry), pitchRad };
}

/** The unit vector in the world that the camera looks along. */
export function forwardOf(pose: Pose): Vec3 {
  return rotate(pose.rotation, [0, 0, 1]);
}
