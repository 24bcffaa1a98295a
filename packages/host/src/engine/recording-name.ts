import type { PlaceSummary } from './protocol.ts';

/** A file name, without ending, that says what was walked in and when: `world-1000007 2026-11-22 14.05.09`. */
export function recordingName(place: PlaceSummary, date: Date): string {
  const subject = place.kind === 'world' ? `world-${place.seed}` : place.name.replace(/\.[^.]*$/, '');
  const [day, time] = date.toISOString().split('T');
  return `${subject} ${day} ${time.slice(0, 8).replaceAll(':', '.')}`.replace(/[^\w. -]+/g, '_');
}
