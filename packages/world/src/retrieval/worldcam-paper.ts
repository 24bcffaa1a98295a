import { poseDistanceM } from '@dreamwalk/geometry';
import { firstInOrder } from '../memory/first-in-order.ts';
import type { MemoryEntry } from '../memory/memory-entry.ts';
import { candidatesOf } from './candidates.ts';
import { retrieveLeastTurned } from './least-turned.ts';
import type { RetrievalQuery, RetrievedView } from './retrieval-policy.ts';

/** Views that pass the first stage for each one that is retrieved: the paper's K is this times its L. */
const NEAR_VIEWS_PER_SLOT = 4;

/**
 * WorldCam as written (arXiv 2603.16871): of the K views taken nearest by, ‖tⱼ − tᵢ‖, the L turned least, by
 * tr(RⱼᵀRᵢ). L is the number of slots.
 *
 * The paper says only that L ≤ K; K = 4·L here, so that both stages have a say in a memory of any size. Its memories are
 * latents of four frames, ours are single views.
 */
export function retrieveByWorldCamPaper(query: RetrievalQuery): RetrievedView[] {
  const { targetPose, count, index, previous } = query;
  const nearCount = NEAR_VIEWS_PER_SLOT * count;
  const near = index ? index.byPlace.nearest(targetPose, nearCount, previous) : nearest(query, nearCount);
  return retrieveLeastTurned(near, targetPose, count);
}

function nearest(query: RetrievalQuery, count: number): MemoryEntry[] {
  const placed = candidatesOf(query).map((entry) => ({
    entry,
    distanceM: poseDistanceM(query.targetPose, entry.pose),
  }));
  return firstInOrder(placed, count, (a, b) => a.distanceM - b.distanceM || a.entry.id - b.entry.id).map(
    ({ entry }) => entry,
  );
}
