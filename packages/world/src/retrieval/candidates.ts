import type { MemoryEntry } from '../memory/memory-entry.ts';
import type { RetrievalQuery, RetrievedView } from './retrieval-policy.ts';

/** The views that may be retrieved, oldest first: all but the previous frame, which the model is shown anyway. */
export function candidatesOf({ entries, previous }: RetrievalQuery): MemoryEntry[] {
  return entries.filter((entry) => entry !== previous);
}

/** The same views in the order that a policy answers in, the oldest first. */
export function oldestFirst(views: readonly RetrievedView[]): RetrievedView[] {
  return views.toSorted((a, b) => a.entry.id - b.entry.id);
}
