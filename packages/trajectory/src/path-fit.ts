import { forwardOf, rotate } from '@dreamwalk/geometry';
import type { Trajectory } from './trajectory.ts';

/**
 * How much like the path of a carried camera a trajectory is, by what people and robots do with cameras: hold them
 * upright and level, and go where they look.
 */
export interface PathFit {
  /** Mean of how much the image's up points up in the world: 1 upright, −1 upside down. */
  readonly upright: number;
  /** Mean angle between the image's horizontal and the world's, radians, 0 to π/2. */
  readonly rollRad: number;
  /** Mean, weighed by distance, of how much the motion is along the optical axis: 1 forward, −1 backward. */
  readonly forward: number;
  /** Horizontal share of the way, 0 to 1. */
  readonly levelWay: number;
  /** Length of the path, metres. */
  readonly lengthM: number;
  /** All of it in one number, 0 to 1: the larger, the more plausible. */
  readonly score: number;
}

/** What each property says about a camera: standing on its head is stranger than walking sideways. */
const WEIGHTS = { upright: 0.4, level: 0.1, forward: 0.35, levelWay: 0.15 };

/** A path shorter than this tells nothing by its direction, metres. */
const STANDS_BELOW_M = 1e-6;

/** Measures a trajectory that has been read under some convention. */
export function fitPath({ samples }: Trajectory): PathFit {
  let upright = 0;
  let rollRad = 0;
  for (const { pose } of samples) {
    upright -= rotate(pose.rotation, [0, 1, 0])[2] / samples.length;
    rollRad += Math.asin(Math.min(1, Math.abs(rotate(pose.rotation, [1, 0, 0])[2]))) / samples.length;
  }
  let lengthM = 0;
  let forwardM = 0;
  let levelM = 0;
  for (let index = 1; index < samples.length; index++) {
    const from = samples[index - 1].pose;
    const to = samples[index].pose;
    const [x, y, z] = to.translation.map((value, axis) => value - from.translation[axis]);
    const axes = [forwardOf(from), forwardOf(to)];
    forwardM += axes.reduce((sum, axis) => sum + (x * axis[0] + y * axis[1] + z * axis[2]) / axes.length, 0);
    levelM += Math.hypot(x, y);
    lengthM += Math.hypot(x, y, z);
  }
  const isMoving = lengthM > STANDS_BELOW_M;
  const forward = isMoving ? forwardM / lengthM : 0;
  const levelWay = isMoving ? levelM / lengthM : 1;
  const score =
    (WEIGHTS.upright * (1 + upright)) / 2 +
    WEIGHTS.level * (1 - rollRad / (Math.PI / 2)) +
    (WEIGHTS.forward * (1 + forward)) / 2 +
    WEIGHTS.levelWay * levelWay;
  return { upright, rollRad, forward, levelWay, lengthM, score };
}
