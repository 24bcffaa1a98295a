import { poseAngleRad, poseDistanceM } from '@dreamwalk/geometry';
import { candidatesOf, oldestFirst } from './candidates.ts';
import { poseSeparationRad, separationThresholdRad, suppressNearPoses } from './pose-suppression.ts';
import type { RetrievalQuery, RetrievedView } from './retrieval-policy.ts';
import { viewsToLookAt } from './short-list.ts';
import { surfaceVotes } from './surface-votes.ts';
import { degrees, metres, percent } from './words.ts';

/** Views that the votes let through besides as many as there are slots. */
const SPARE_CANDIDATES = 10;

/**
 * VMem (github runjiali-rl/vmem, `modeling/pipeline.py`, `get_context_info`): of the views that the
 * remembered surface votes for, the ones nearest in pose that are not too near each other.
 *
 * - Four frames are retrieved from 14 candidates there, so ten more than there are slots pass the votes here. A view
 *   that the surface does not vote for is not retrieved, so there may be fewer than slots.
 * - The pose is that of the one frame to come, not the mean of several. The threshold of the suppression is taken from
 *   the first five views that are still remembered. Of a memory of more than 512 views that has an index, those on the
 *   short list are asked for votes.
 * - The score is 1 / (1 + distance), the distance in radians plus 0.1 for every metre.
 */
export function retrieveByVMem(query: RetrievalQuery): RetrievedView[] {
  const { targetPose, entries, count } = query;
  const lookedAt = { ...query, entries: viewsToLookAt(query) };
  const votes = surfaceVotes(lookedAt);
  const votesOf = (entry: (typeof entries)[number]) => votes.get(entry) ?? 0;
  const ranked = candidatesOf(lookedAt)
    .filter((entry) => votesOf(entry) > 0)
    .sort((a, b) => votesOf(b) - votesOf(a) || a.id - b.id)
    .slice(0, count + SPARE_CANDIDATES)
    .map((entry) => ({ entry, separationRad: poseSeparationRad(targetPose, entry.pose) }))
    .sort((a, b) => a.separationRad - b.separationRad || a.entry.id - b.entry.id)
    .map(({ entry }) => entry);
  const chosen = suppressNearPoses(ranked, count, separationThresholdRad(entries)).map((entry) => {
    const turn = degrees(poseAngleRad(targetPose, entry.pose));
    const away = metres(poseDistanceM(targetPose, entry.pose));
    return {
      entry,
      score: 1 / (1 + poseSeparationRad(targetPose, entry.pose)),
      reason: `turned by ${turn}, ${away} away, ${percent(votesOf(entry), 1)} of the surface's votes`,
    };
  });
  return oldestFirst(chosen);
}
