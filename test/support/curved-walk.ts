import { lookPose } from '../../packages/geometry/src/index.ts';
import type { Trajectory } from '../../packages/trajectory/src/index.ts';

/** A walk in curves at the pace of the bundled model, away from the origin. */
export const CURVED_WALK: Trajectory = {
  samples: Array.from({ length: 120 }, (_, frame) => ({
    timeS: frame / 20,
    pose: lookPose([3 + 0.15 * frame, 5 + 2 * Math.sin(frame / 25), 1.6], 0.55 * Math.cos(frame / 25), 0),
  })),
};
