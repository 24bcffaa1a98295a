import type { MemoryEntry } from '../memory/memory-entry.ts';
import type { RetrievalPolicy, RetrievalQuery, RetrievedView } from './retrieval-policy.ts';
import { viewsToLookAt } from './short-list.ts';
import { TargetGrid } from './sight.ts';
import { percent } from './words.ts';

/** A view that gains less than this share of the new view is not worth its place in the splat. */
const LEAST_GAIN = 0.002;

/** What every candidate sees of the new view. */
interface Sights {
  readonly candidates: readonly MemoryEntry[];
  /** [candidates · cells] confidence with which each sees each cell; 0 where it does not, or is not asked. */
  readonly confidence: Float32Array;
  /** [cells] with what the previous frame sees each. */
  readonly previous: Float32Array;
}

/**
 * Greedy maximum coverage: the view that adds most to what the previous frame and the views chosen before it show of
 * the new view, again and again. What a view adds in a cell is the rise of the best confidence there, so a
 * near-duplicate adds nothing and a closer, squarer look adds a little. A dreamed view counts only in cells that no
 * real one sees: on a par with real ones, dreams would replace the truth bit by bit. Of equals the oldest wins.
 *
 * Of a memory of more than 512 views that has an index, only those that a short list names are looked at.
 */
export function createCoveragePolicy(): RetrievalPolicy {
  let scratch = new Float32Array(0);
  return (whole) => {
    const query = { ...whole, entries: viewsToLookAt(whole) };
    const cells = gridSize(query) ** 2;
    const needed = query.entries.length * cells;
    if (scratch.length < needed) scratch = new Float32Array(2 * needed);
    const sights = lookAround(query, scratch.fill(0, 0, needed));
    const chosen = chooseGreedily(sights, query.count, cells);
    return explain(sights, chosen, cells).sort((a, b) => a.entry.id - b.entry.id);
  };
}

function gridSize({ entries }: RetrievalQuery): number {
  return entries[0]?.surface.size ?? 1;
}

function lookAround(query: RetrievalQuery, confidence: Float32Array): Sights {
  const { previous } = query;
  const size = gridSize(query);
  const cells = size * size;
  const previousConfidence = new Float32Array(cells);
  const candidates: MemoryEntry[] = [];
  const open = new Uint8Array(cells).fill(1);

  for (const generated of [false, true]) {
    const target = new TargetGrid(query.camera, query.targetPose, size);
    const inView = query.entries.filter(
      (entry) => entry.generated === generated && target.drawSurface(entry.surface) > 0,
    );
    target.closePinholes();
    const points = target.surfacePoints();
    const seen = new Uint8Array(cells);
    for (const entry of inView) {
      const isPrevious = entry === previous;
      const into = isPrevious ? previousConfidence : confidence;
      const offset = isPrevious ? 0 : candidates.length * cells;
      if (!target.look(entry.surface, points, open, into, offset)) continue;
      for (let cell = 0; cell < cells; cell++) if (into[offset + cell] > 0) seen[cell] = 1;
      if (!isPrevious) candidates.push(entry);
    }
    // What a real view sees is closed to the dreamed ones.
    for (let cell = 0; cell < cells; cell++) if (seen[cell] === 1) open[cell] = 0;
  }
  return { candidates, confidence, previous: previousConfidence };
}

/** Index among the candidates and share of the view gained. */
interface Choice {
  readonly candidate: number;
  readonly gain: number;
}

function chooseGreedily(
  { candidates, confidence, previous }: Sights,
  count: number,
  cells: number,
): Choice[] {
  const best = Float32Array.from(previous);
  const chosen: Choice[] = [];
  while (chosen.length < count) {
    let candidate = -1;
    let mostGained = LEAST_GAIN * cells;
    for (let other = 0; other < candidates.length; other++) {
      let gained = 0;
      for (let cell = 0; cell < cells; cell++) {
        const rise = confidence[other * cells + cell] - best[cell];
        if (rise > 0) gained += rise;
      }
      if (gained > mostGained) {
        candidate = other;
        mostGained = gained;
      }
    }
    if (candidate < 0) break;
    for (let cell = 0; cell < cells; cell++)
      best[cell] = Math.max(best[cell], confidence[candidate * cells + cell]);
    chosen.push({ candidate, gain: mostGained / cells });
  }
  return chosen;
}

/** Says of every chosen view how much of the new view it shows best, and how much nothing else chosen shows. */
function explain(
  { candidates, confidence, previous }: Sights,
  chosen: readonly Choice[],
  cells: number,
): RetrievedView[] {
  const best = new Uint32Array(chosen.length);
  const only = new Uint32Array(chosen.length);
  for (let cell = 0; cell < cells; cell++) {
    let winner = -1;
    let highest = previous[cell];
    let seers = highest > 0 ? 1 : 0;
    for (const [at, { candidate }] of chosen.entries()) {
      const value = confidence[candidate * cells + cell];
      if (value > 0) seers++;
      if (value > highest) {
        highest = value;
        winner = at;
      }
    }
    if (winner < 0) continue;
    best[winner]++;
    if (seers === 1) only[winner]++;
  }
  return chosen.map(({ candidate, gain }, at) => {
    const bestOf = `best source of ${percent(best[at], cells)} of the view`;
    const onlyOf = only[at] > 0 ? `, the only one of ${percent(only[at], cells)}` : '';
    return { entry: candidates[candidate], score: gain, reason: bestOf + onlyOf };
  });
}
