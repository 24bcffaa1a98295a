import { firstInOrder } from '../memory/first-in-order.ts';
import { candidatesOf, oldestFirst } from './candidates.ts';
import { drawLots } from './lots.ts';
import type { RetrievalQuery, RetrievedView } from './retrieval-policy.ts';

/** Views at random, each subset as likely: those that draw the highest numbers. */
export function retrieveAtRandom(query: RetrievalQuery): RetrievedView[] {
  const candidates = candidatesOf(query);
  const lots = drawLots(query.draw, candidates.length);
  const score = Math.min(1, query.count / candidates.length);
  const drawn = firstInOrder(
    candidates.map((entry, at) => ({ entry, lot: lots[at] })),
    query.count,
    (a, b) => b.lot - a.lot || a.entry.id - b.entry.id,
  ).map(({ entry }) => ({ entry, score, reason: 'drawn at random' }));
  return oldestFirst(drawn);
}
