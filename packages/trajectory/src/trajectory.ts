import type { Pose } from '@dreamwalk/geometry';

/** Where the camera is at one moment. */
export interface TrajectorySample {
  /** Seconds, from any origin. */
  readonly timeS: number;
  /** Camera-to-world, OpenCV camera axes, metres. */
  readonly pose: Pose;
}

/** The path of a camera: samples in order of time, which never decreases. */
export interface Trajectory {
  readonly samples: readonly TrajectorySample[];
}
