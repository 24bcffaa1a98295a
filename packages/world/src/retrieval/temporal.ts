import type { RetrievalQuery, RetrievedView } from './retrieval-policy.ts';

/** The newest views besides the previous frame, wherever they look. */
export function retrieveLatest({ entries, previous, count }: RetrievalQuery): RetrievedView[] {
  const newest = entries.slice(-count - 1).filter((entry) => entry !== previous);
  const latest = count > 0 ? newest.slice(-count) : [];
  return latest.map((entry, at) => {
    const rank = latest.length - at;
    return { entry, score: 1 / rank, reason: rank === 1 ? 'newest view' : `newest view but ${rank - 1}` };
  });
}
