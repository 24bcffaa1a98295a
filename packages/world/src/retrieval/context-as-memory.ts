import type { Camera } from '@dreamwalk/geometry';
import { placeOf } from '../memory/cell-lists.ts';
import type { MemoryEntry } from '../memory/memory-entry.ts';
import { oldestFirst } from './candidates.ts';
import { drawLots } from './lots.ts';
import { type PlanarFan, planarFan, rayMeetingM } from './planar-fan.ts';
import type { RetrievalQuery, RetrievedView } from './retrieval-policy.ts';
import { viewsToLookAt } from './short-list.ts';
import { degrees, metres } from './words.ts';

/** Rays that meet nearer to the new camera than this do not count, nor do those that meet farther away. */
const NEAREST_MEETING_M = 0.3;
const FARTHEST_MEETING_M = 10;

const fansByCamera = new WeakMap<Camera, WeakMap<MemoryEntry, PlanarFan>>();

/** A view that shares something with the new one, and what. */
interface Sharing {
  readonly entry: MemoryEntry;
  readonly reason: string;
}

/**
 * Context-as-Memory (arXiv 2506.03141, section 3.3 and figure 4): seen from above, a view shares something with the new
 * one where their two left rays meet and their two right rays meet, neither too near the new camera nor too far from
 * it. Of every run of consecutive such views one is drawn; of the runs, where there are more of them than slots, as
 * many as there are slots.
 *
 * - The field of view is the camera's own. The paper gives no distances: a meeting counts from 0.3 to 10 m here.
 * - A camera turned on the spot has its rays meet at its feet, though the paper's own test walks turn and return. Nearer
 *   together than 0.3 m, two cameras share something where their fans overlap, so where their headings differ by less
 *   than the field of view.
 * - Of a memory of more than 512 views that has an index, the runs of the views on the short list are found.
 * - The draws are counted by the frame's noise, so that equal queries give equal answers. The optional extras, views far
 *   away in space and time, are left out. The score is the chance with which the view was drawn.
 */
export function retrieveByContextAsMemory(query: RetrievalQuery): RetrievedView[] {
  const runs = runsOfSharing(query);
  const lots = drawLots(query.draw, 2 * runs.reduce((sum, run) => sum + run.length, 0));
  let next = 0;
  const winners = runs.map((run) => {
    // One lot against the views of its run, one for its run against the others.
    const drawn = run.map((sharing) => ({ ...sharing, run, within: lots[next++], between: lots[next++] }));
    return highest(drawn, ({ within }) => within);
  });
  const drawn = winners
    .sort((a, b) => b.between - a.between || a.entry.id - b.entry.id)
    .slice(0, query.count)
    .map(({ entry, reason, run }) => ({
      entry,
      score: Math.min(1, query.count / runs.length) / run.length,
      reason: `${reason}, ${run.length > 1 ? `drawn from ${run.length} in a row` : 'alone in its stretch'}`,
    }));
  return oldestFirst(drawn);
}

/** Runs of views that share something, oldest first, cut wherever a view between them does not. */
function runsOfSharing(query: RetrievalQuery): Sharing[][] {
  const { camera, targetPose, entries, previous } = query;
  const target = planarFan(camera, targetPose);
  const fanOf = rememberedFans(camera);
  const sharingAt = (at: number): Sharing | null => {
    const entry = entries[at];
    const reason = entry && entry !== previous && sharedView(target, fanOf(entry));
    return reason ? { entry, reason } : null;
  };
  const runs: Sharing[][] = [];
  let ended = -1;
  for (const { id } of viewsToLookAt(query)) {
    const at = placeOf(entries, id);
    if (at <= ended) continue;
    const run = [...runFrom(at, -1, sharingAt)].reverse();
    run.push(...[...runFrom(at, 1, sharingAt)].slice(1));
    if (run.length === 0) continue;
    runs.push(run);
    ended = placeOf(entries, run[run.length - 1].entry.id);
  }
  return runs;
}

/** From one place on, as long as views share something. */
function* runFrom(at: number, step: 1 | -1, sharingAt: (at: number) => Sharing | null): Iterable<Sharing> {
  for (let sharing = sharingAt(at); sharing; sharing = sharingAt(at)) {
    yield sharing;
    at += step;
  }
}

/** The fan of a remembered view, which never changes: found once, and forgotten with the view. */
function rememberedFans(camera: Camera): (entry: MemoryEntry) => PlanarFan {
  const fans = fansByCamera.get(camera) ?? new WeakMap<MemoryEntry, PlanarFan>();
  fansByCamera.set(camera, fans);
  return (entry) => {
    const known = fans.get(entry);
    if (known) return known;
    const fan = planarFan(camera, entry.pose);
    fans.set(entry, fan);
    return fan;
  };
}

/** Says how two fans share something; null where they do not. */
function sharedView(target: PlanarFan, fan: PlanarFan): string | null {
  if (Math.hypot(fan.x - target.x, fan.y - target.y) < NEAREST_MEETING_M) {
    const turn = fan.yawRad - target.yawRad;
    const turnRad = Math.abs(Math.atan2(Math.sin(turn), Math.cos(turn)));
    const widthRad = target.leftRad - target.rightRad;
    return turnRad < widthRad ? `turned by ${degrees(turnRad)} on the spot` : null;
  }
  const leftM = rayMeetingM(target, target.leftRad, fan, fan.leftRad);
  const rightM = rayMeetingM(target, target.rightRad, fan, fan.rightRad);
  if (!isMeeting(leftM) || !isMeeting(rightM)) return null;
  return `edges of view meet ${metres(leftM)} and ${metres(rightM)} away`;
}

function isMeeting(distanceM: number | null): distanceM is number {
  return distanceM !== null && distanceM >= NEAREST_MEETING_M && distanceM <= FARTHEST_MEETING_M;
}

/** The element with the highest rank, of equals the first. */
function highest<T>(elements: readonly T[], rankOf: (element: T) => number): T {
  return elements.reduce((best, element) => (rankOf(element) > rankOf(best) ? element : best));
}
