import { type Pose, poseAngleRad, poseDistanceM } from '@dreamwalk/geometry';
import type { MemoryEntry } from '../memory/memory-entry.ts';

/** A metre of distance weighs as much as this angle, radians (VMem's `translation_distance_weight`). */
const RAD_PER_M = 0.1;
/** The views whose distances from each other set the threshold. */
const THRESHOLD_VIEWS = 5;
/** The threshold of a memory of one view, which has no distances. */
const LONE_THRESHOLD_RAD = 1;
/** Each time too few views are far enough apart, the threshold is divided by this, down to the least one. */
const RELAXATION = 1.2;
const LEAST_THRESHOLD_RAD = 1e-5;

/** VMem's distance of two poses: the angle between them plus 0.1 for every metre, radians. */
export function poseSeparationRad(a: Pose, b: Pose): number {
  return poseAngleRad(a, b) + RAD_PER_M * poseDistanceM(a, b);
}

/** The upper median of the distances between a memory's first five views, radians: how far apart its views are. */
export function separationThresholdRad(entries: readonly MemoryEntry[]): number {
  const first = entries.slice(0, THRESHOLD_VIEWS);
  const distances = first
    .flatMap((entry, at) => first.slice(at + 1).map((other) => poseSeparationRad(entry.pose, other.pose)))
    .sort((a, b) => a - b);
  return distances.length > 0 ? distances[distances.length >> 1] : LONE_THRESHOLD_RAD;
}

/**
 * Non-maximum suppression among poses (github runjiali-rl/vmem, `modeling/pipeline.py`, `get_context_info`): the first
 * view, and in order every one that is at least the threshold away from all chosen before. While there are too few, the
 * threshold is relaxed; what is still missing then are the first of the views left over.
 *
 * @param ranked the best view first
 */
export function suppressNearPoses(
  ranked: readonly MemoryEntry[],
  count: number,
  thresholdRad: number,
): MemoryEntry[] {
  const wanted = Math.min(count, ranked.length);
  const chosen = ranked.slice(0, Math.min(1, wanted));
  for (let limitRad = thresholdRad; limitRad >= LEAST_THRESHOLD_RAD; limitRad /= RELAXATION)
    for (const entry of ranked) {
      if (chosen.length >= wanted) return chosen;
      if (chosen.every((other) => poseSeparationRad(entry.pose, other.pose) >= limitRad)) chosen.push(entry);
    }
  const left = ranked.filter((entry) => !chosen.includes(entry));
  return [...chosen, ...left.slice(0, wanted - chosen.length)];
}
