import { type Pose, poseAngleRad, poseDistanceM } from '@dreamwalk/geometry';
import { firstInOrder } from '../memory/first-in-order.ts';
import type { MemoryEntry } from '../memory/memory-entry.ts';
import { oldestFirst } from './candidates.ts';
import type { RetrievedView } from './retrieval-policy.ts';
import { degrees, metres } from './words.ts';

/**
 * The views whose cameras are turned least from the target's, of equals the oldest. The geodesic angle θ orders them as
 * the trace of the relative rotation does, tr(RⱼᵀRᵢ) = 1 + 2·cos θ, but still tells apart angles near 0, where the
 * cosine is flat. The score is (1 + cos θ) / 2: 1 for the same orientation, 0 for the opposite one.
 */
export function retrieveLeastTurned(
  entries: readonly MemoryEntry[],
  targetPose: Pose,
  count: number,
): RetrievedView[] {
  const turned = entries.map((entry) => ({ entry, angleRad: poseAngleRad(targetPose, entry.pose) }));
  const nearest = firstInOrder(
    turned,
    count,
    (a, b) => a.angleRad - b.angleRad || a.entry.id - b.entry.id,
  ).map(({ entry, angleRad }) => ({
    entry,
    score: (1 + Math.cos(angleRad)) / 2,
    reason: `turned by ${degrees(angleRad)}, ${metres(poseDistanceM(targetPose, entry.pose))} away`,
  }));
  return oldestFirst(nearest);
}
