import { frustumSamples } from '@dreamwalk/geometry';
import type { MemoryEntry } from '../memory/memory-entry.ts';
import { candidatesOf, oldestFirst } from './candidates.ts';
import type { RetrievalQuery, RetrievedView } from './retrieval-policy.ts';
import { perCamera } from './sample-points.ts';
import { viewsToLookAt } from './short-list.ts';
import { countSet, sightMask } from './sight-mask.ts';
import { percent } from './words.ts';

/** Matrix-Game 3's frustum: depths, metres, and points along each axis. */
const RANGE = { nearM: 0.1, farM: 30, reachM: Number.POSITIVE_INFINITY };
const POINTS_PER_AXIS = 10;
/** Frames of the walk, the previous one among them, that are too recent to be memories: one latent of four frames. */
const RECENT_FRAMES = 4;

const targetPoints = perCamera((camera) => frustumSamples(camera, RANGE.nearM, RANGE.farM, POINTS_PER_AXIS));

/**
 * Matrix-Game 3 (`utils/cam_utils.py`, `select_memory_idx_fov`): a grid of 10 × 10 × 10 points fills the frustum of the
 * new camera from 0.1 to 30 m; the view into whose image most of them fall is taken. The last slot is the scene's
 * anchor.
 *
 * - Five memories there answer five poses of the 56 frames dreamed at once. Here a frame has one pose, which is asked
 *   again with the views already chosen left out.
 * - The block being dreamed is no memory there. Here it is the last four frames of the walk; views of a tour and true
 *   views on the way are never too recent.
 * - Where no point is shared, the newest view that is left fills the slot.
 * - The anchor, latent 4 there, is the oldest view here, and is not chosen twice. A single slot goes to the best view.
 * - Of a memory of more than 512 views that has an index, those on the short list are compared: the ones that saw most
 *   of the surface ahead.
 * - The field of view is the camera's own instead of 90°, and the grid holds the middles of its cells instead of their
 *   corners, which lie on the image's border. The score is the share of points in view.
 */
export function retrieveByMatrixGame3(query: RetrievalQuery): RetrievedView[] {
  const { camera, targetPose, count } = query;
  const points = targetPoints(camera);
  const shareOf = (entry: MemoryEntry) =>
    countSet(sightMask(camera, points, targetPose, entry.pose, RANGE)) / (points.length / 3);

  const anchor = count > 1 ? candidatesOf(query).at(0) : undefined;
  const recent = recentFrames(query);
  const ranked = candidatesOf({ ...query, entries: viewsToLookAt(query) })
    .filter((entry) => entry !== anchor && !recent.has(entry))
    .map((entry) => ({ entry, score: shareOf(entry) }))
    .sort((a, b) => b.score - a.score || tieOrder(a, b));
  const chosen: RetrievedView[] = ranked.slice(0, anchor ? count - 1 : count).map((view) => ({
    ...view,
    reason: view.score > 0 ? `sees ${percent(view.score, 1)} of the view` : 'the newest of those left',
  }));
  if (anchor)
    chosen.push({ entry: anchor, score: shareOf(anchor), reason: 'the anchor, where the memory begins' });
  return oldestFirst(chosen);
}

/** Of equals the oldest is the first maximum; of views that see nothing the newest comes first. */
function tieOrder(a: { entry: MemoryEntry; score: number }, b: { entry: MemoryEntry }): number {
  return a.score > 0 ? a.entry.id - b.entry.id : b.entry.id - a.entry.id;
}

function recentFrames({ entries }: RetrievalQuery): Set<MemoryEntry> {
  return new Set(entries.slice(-RECENT_FRAMES).filter(({ generated }) => generated));
}
