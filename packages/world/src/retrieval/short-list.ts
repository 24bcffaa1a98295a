import type { MemoryEntry } from '../memory/memory-entry.ts';
import type { ViewIndex } from '../memory/view-index.ts';
import type { RetrievalQuery } from './retrieval-policy.ts';
import { surfaceAhead } from './surface-ahead.ts';
import { findWitnesses, type Witness } from './witnesses.ts';

/** Up to here, the default budget of a memory, every view is looked at; of more, those on a short list. */
const ALL_UP_TO = 512;

/** Some recipes prefer new views, or take them where nothing is shared. */
const NEWEST_VIEWS = 16;

/** A real view takes every cell that it sees from the dreamed ones, so that few of those that see any may be missed. */
const REAL_VIEWS = 48;
const DREAMED_VIEWS = 16;
/** Views compared piece by piece: so many times those that are taken. */
const COMPARED = 2;
/** What a piece of surface is still worth to a view, once another that saw it is on the list. */
const WORTH_AFTER = 0.5;

/**
 * The views of a large memory among which a policy should choose, oldest first, at a cost that hardly depends on how
 * many there are: those that saw most of the surface ahead from where it looks much the same, each piece of it worth
 * less the more of the list has seen it. The previous frame is always among them.
 */
export function shortList({ camera, targetPose, previous }: RetrievalQuery, index: ViewIndex): MemoryEntry[] {
  const pieces = surfaceAhead(index, camera, targetPose);
  const eye = targetPose.translation;
  const listed = new Set<MemoryEntry>([
    ...mostWorth(findWitnesses(pieces, index.real, eye), pieces.length, REAL_VIEWS),
    ...mostWorth(findWitnesses(pieces, index.dreamed, eye), pieces.length, DREAMED_VIEWS),
  ]);
  if (previous) listed.add(previous);
  return [...listed].sort((a, b) => a.id - b.id);
}

/**
 * The views that a policy which would look at every one looks at, oldest first: all, or of a memory of more than 512
 * views that has an index those on the short list and the newest.
 */
export function viewsToLookAt(query: RetrievalQuery): readonly MemoryEntry[] {
  const { entries, index } = query;
  if (!index || entries.length <= ALL_UP_TO) return entries;
  const views = new Set([...shortList(query, index), ...entries.slice(-NEWEST_VIEWS)]);
  return [...views].sort((a, b) => a.id - b.id);
}

/** Greedily the witnesses that add most; of equals first the one who saw most, then the oldest. */
function mostWorth(witnesses: readonly Witness[], pieceCount: number, count: number): MemoryEntry[] {
  const left = witnesses
    .toSorted((a, b) => b.total - a.total || a.entry.id - b.entry.id)
    .slice(0, COMPARED * count);
  const worth = new Float64Array(pieceCount).fill(1);
  const chosen: MemoryEntry[] = [];
  while (chosen.length < count && left.length > 0) {
    let best = 0;
    let most = Number.NEGATIVE_INFINITY;
    for (const [at, { pieces, likeness }] of left.entries()) {
      let sum = 0;
      for (let k = 0; k < pieces.length; k++) sum += likeness[k] * worth[pieces[k]];
      if (sum <= most) continue;
      best = at;
      most = sum;
    }
    const [{ entry, pieces }] = left.splice(best, 1);
    chosen.push(entry);
    for (const piece of pieces) worth[piece] *= WORTH_AFTER;
  }
  return chosen;
}
