import { fillGaussian } from '@dreamwalk/inference';
import type { RetrievalQuery, RetrievedView } from './retrieval-policy.ts';

/** The last draw of a frame, which no sampler reaches. */
const RETRIEVAL_DRAW = 4095;

/** Views at random, each subset as likely: those that draw the highest numbers. */
export function retrieveAtRandom({ entries, previous, count, draw }: RetrievalQuery): RetrievedView[] {
  const candidates = entries.filter((entry) => entry !== previous);
  const lots = new Float32Array(candidates.length);
  fillGaussian(lots, { ...draw, stream: 'world', draw: RETRIEVAL_DRAW });
  return candidates
    .map((entry, at) => ({ entry, lot: lots[at] }))
    .sort((a, b) => b.lot - a.lot || a.entry.id - b.entry.id)
    .slice(0, count)
    .sort((a, b) => a.entry.id - b.entry.id)
    .map(({ entry }) => ({ entry, score: count / candidates.length, reason: 'drawn at random' }));
}
