import { poseDistanceM } from '@dreamwalk/geometry';
import { candidatesOf } from './candidates.ts';
import { firstInOrder } from './first-in-order.ts';
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
  const { targetPose, count } = query;
  const placed = candidatesOf(query).map((entry) => ({
    entry,
    distanceM: poseDistanceM(targetPose, entry.pose),
  }));
  const near = firstInOrder(
    placed,
    NEAR_VIEWS_PER_SLOT * count,
    (a, b) => a.distanceM - b.distanceM || a.entry.id - b.entry.id,
  ).map(({ entry }) => entry);
  return retrieveLeastTurned(near, targetPose, count);
}
