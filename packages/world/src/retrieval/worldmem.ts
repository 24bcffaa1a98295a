import type { MemoryEntry } from '../memory/memory-entry.ts';
import { candidatesOf, oldestFirst } from './candidates.ts';
import type { RetrievalQuery, RetrievedView } from './retrieval-policy.ts';
import { ballPoints, perCamera } from './sample-points.ts';
import { viewsToLookAt } from './short-list.ts';
import { countSet, countShared, fullMask, removeShared, sightMask } from './sight-mask.ts';
import { percent } from './words.ts';

/** WorldMem's ball: 30 blocks of a metre each. */
const RADIUS_M = 30;
/** What a view loses for its age, a share of the whole time so far. */
const AGE_WEIGHT = 0.2;
/** Any camera that faces a point sees it, however far away it is. */
const RANGE = { nearM: 0, farM: Number.POSITIVE_INFINITY, reachM: Number.POSITIVE_INFINITY };

const targetPoints = perCamera((camera) => ballPoints(camera, RADIUS_M));

/**
 * WorldMem (github xizaoqu/WorldMem, `algorithms/worldmem/df_video.py`, `_generate_condition_indices`): of points spread
 * in a ball round the camera, the share in view that a remembered view sees too, less 0.2 · (now − then) / now. The best
 * view is taken, what it sees is removed from the points, and so on until the slots are full; it never stops early.
 *
 * - The points come from a sequence instead of a generator, and the field of view is the camera's own instead of
 *   105° × 75°, tested in the image.
 * - A frame's index there is an entry's id here, which counts views of a tour as well. The previous frame, which may be
 *   chosen there, is shown anyway.
 * - Once nothing is left to see, every overlap is 0 here (there 0/0), so that the newest view is taken.
 * - Of a memory of more than 512 views that has an index, those on the short list are compared: the ones that saw most
 *   of the surface ahead.
 * - The score is that difference, moved from [−0.2, 1] to [0, 1].
 */
export function retrieveByWorldMem(query: RetrievalQuery): RetrievedView[] {
  const { camera, targetPose, entries, count } = query;
  const points = targetPoints(camera);
  const now = entries.length > 0 ? entries[entries.length - 1].id + 1 : 0;
  const left = candidatesOf({ ...query, entries: viewsToLookAt(query) }).map((entry) => ({
    entry,
    mask: sightMask(camera, points, targetPose, entry.pose, RANGE),
  }));
  const unseen = fullMask(points);
  const chosen: RetrievedView[] = [];
  while (chosen.length < count && left.length > 0) {
    const unseenPoints = Math.max(1, countSet(unseen));
    let best = { at: 0, confidence: Number.NEGATIVE_INFINITY, overlap: 0 };
    for (const [at, { entry, mask }] of left.entries()) {
      const overlap = countShared(unseen, mask) / unseenPoints;
      const confidence = overlap - (AGE_WEIGHT * (now - entry.id)) / now;
      if (confidence > best.confidence) best = { at, confidence, overlap };
    }
    const [{ entry, mask }] = left.splice(best.at, 1);
    removeShared(unseen, mask);
    chosen.push({
      entry,
      score: (best.overlap + (AGE_WEIGHT * entry.id) / now) / (1 + AGE_WEIGHT),
      reason: describe(entry, best.overlap, now, chosen.length === 0),
    });
  }
  return oldestFirst(chosen);
}

function describe(entry: MemoryEntry, overlap: number, now: number, isFirst: boolean): string {
  const seen = percent(overlap, 1);
  const age = `${now - entry.id} views ago`;
  return isFirst ? `sees ${seen} of the view, ${age}` : `sees ${seen} of what the others do not, ${age}`;
}
