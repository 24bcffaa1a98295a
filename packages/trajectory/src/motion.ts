import { poseAngleRad, poseDistanceM } from '@dreamwalk/geometry';
import type { Trajectory } from './trajectory.ts';

/** How far the camera goes and turns from one sample to the next. */
export interface StepMotion {
  readonly distanceM: number;
  /** Geodesic angle, 0 to π. */
  readonly angleRad: number;
}

/** The motion of every step, one fewer than there are samples. */
export function stepMotions({ samples }: Trajectory): StepMotion[] {
  return samples.slice(1).map(({ pose }, index) => ({
    distanceM: poseDistanceM(samples[index].pose, pose),
    angleRad: poseAngleRad(samples[index].pose, pose),
  }));
}
