import type { MemoryEntry } from '../memory/memory-entry.ts';
import { candidatesOf, oldestFirst } from './candidates.ts';
import type { RetrievalQuery, RetrievedView } from './retrieval-policy.ts';
import { ballPoints, perCamera } from './sample-points.ts';
import { viewsToLookAt } from './short-list.ts';
import { countSet, sightMask } from './sight-mask.ts';
import { percent } from './words.ts';

/** HY-WorldPlay's ball, and how far from a remembered camera a point counts as seen by it. */
const RADIUS_M = 8;
const RANGE = { nearM: 0, farM: Number.POSITIVE_INFINITY, reachM: RADIUS_M };
/** Of its 20 memories 4 are the first chunk, 4 the best one and 12 the latest: a chunk is a fifth. */
const CHUNKS_PER_MEMORY = 5;

const targetPoints = perCamera((camera) => ballPoints(camera, RADIUS_M));

/**
 * HY-WorldPlay (github Tencent-Hunyuan/HY-WorldPlay, `hyvideo/utils/retrieval_context.py`,
 * `select_aligned_memory_frames`): the first chunk, the chunk in between that overlaps most with what the camera sees,
 * and the latest memories.
 *
 * - 4 + 4 + 12 latents are scaled to the slots, the previous frame counted as the newest memory: with four slots in all,
 *   one first view, the best one and the newest besides the previous frame. Where one view is asked for, it is the best.
 * - A chunk is a run of views, counted from the first chunk's end; the last one may be cut short by the latest. Its
 *   overlap is the mean over its first and its middle view, as there over latents 0 and 2, for one pose instead of four.
 * - Points in a ball of 8 m come from a sequence instead of a generator (10,000, not 50,000), and the field of view is
 *   the camera's own instead of 60° × 35°.
 * - Of a memory of more than 512 views that has an index, the chunks with a view on the short list are compared.
 * - The score is the view's own overlap.
 */
export function retrieveByWorldPlay(query: RetrievalQuery): RetrievedView[] {
  const { camera, targetPose, previous, count } = query;
  const points = targetPoints(camera);
  const inView = points.length / 3;
  const overlapOf = ({ pose }: MemoryEntry) =>
    countSet(sightMask(camera, points, targetPose, pose, RANGE)) / inView;
  const retrieved = (entries: readonly MemoryEntry[], role: string): RetrievedView[] =>
    entries.map((entry) => {
      const score = overlapOf(entry);
      return { entry, score, reason: `${role}, sees ${percent(score, 1)} of the view` };
    });

  const candidates = candidatesOf(query);
  if (candidates.length <= count) return retrieved(candidates, 'one of the few');
  const { chunkLength, firstLength, latestLength } = shareSlots(count, previous !== null);
  const first = candidates.slice(0, firstLength);
  const latest = candidates.slice(candidates.length - latestLength);
  const between = candidates.slice(firstLength, candidates.length - latestLength);
  return oldestFirst([
    ...retrieved(first, 'where it began'),
    ...retrieved(
      bestChunk(between, chunkLength, overlapOf, new Set(viewsToLookAt(query))),
      'the stretch seen best',
    ),
    ...retrieved(latest, 'among the newest'),
  ]);
}

/** How many of the retrieved views each part gets. */
interface SlotShares {
  readonly chunkLength: number;
  readonly firstLength: number;
  readonly latestLength: number;
}

function shareSlots(count: number, previousIsShown: boolean): SlotShares {
  const shown = count + (previousIsShown ? 1 : 0);
  const chunkLength = Math.min(count, Math.max(1, Math.round(shown / CHUNKS_PER_MEMORY)));
  const firstLength = Math.min(chunkLength, count - chunkLength);
  return { chunkLength, firstLength, latestLength: count - chunkLength - firstLength };
}

/**
 * The run of views, one of which is looked at, with the highest mean overlap of its first and its middle one, of equals
 * the oldest.
 */
function bestChunk(
  entries: readonly MemoryEntry[],
  length: number,
  overlapOf: (entry: MemoryEntry) => number,
  lookedAt: ReadonlySet<MemoryEntry>,
): MemoryEntry[] {
  let best: MemoryEntry[] = [];
  let mostSeen = Number.NEGATIVE_INFINITY;
  for (let start = 0; length > 0 && start < entries.length; start += length) {
    let isLookedAt = false;
    for (let at = start; at < Math.min(start + length, entries.length); at++)
      isLookedAt ||= lookedAt.has(entries[at]);
    if (!isLookedAt) continue;
    const chunk = entries.slice(start, start + length);
    // Of a chunk of one view the two are the same.
    const probes = [...new Set([chunk[0], chunk[Math.min(length >> 1, chunk.length - 1)]])];
    const seen = probes.reduce((sum, entry) => sum + overlapOf(entry), 0) / probes.length;
    if (seen <= mostSeen) continue;
    best = chunk;
    mostSeen = seen;
  }
  return best;
}
