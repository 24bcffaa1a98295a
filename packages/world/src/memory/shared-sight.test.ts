import { describe, expect, it } from 'vitest';
import { TargetGrid } from '../retrieval/sight.ts';
import { rememberRooms } from '../retrieval/testing/walled-rooms.ts';
import { camera } from '../testing/fake-entries.ts';
import type { MemoryEntry } from './memory-entry.ts';
import { pointsSeenBy } from './shared-sight.ts';

/** The points that a retrieval for the entry's own pose would give at least half its confidence. */
function lookedAt(entry: MemoryEntry, other: MemoryEntry): number[] {
  const target = new TargetGrid(camera, entry.pose, entry.surface.size);
  target.depthM.set(entry.surface.depthM);
  const confidence = new Float32Array(entry.surface.depthM.length);
  const wanted = new Uint8Array(confidence.length).fill(1);
  target.look(other.surface, target.surfacePoints(), wanted, confidence, 0);
  return [...confidence.keys()].filter((point) => confidence[point] >= 0.5);
}

describe('pointsSeenBy', () => {
  it('finds what a retrieval finds well seen', () => {
    const entries = rememberRooms(120, 1);
    let found = 0;
    let differing = 0;
    for (const entry of entries.slice(0, 20))
      for (const other of entries) {
        const seen = pointsSeenBy(camera, entry, other);
        const expected = lookedAt(entry, other);
        found += seen.length;
        differing += seen.filter((point) => !expected.includes(point)).length;
        differing += expected.filter((point) => !seen.includes(point)).length;
      }
    expect(found).toBeGreaterThan(20_000);
    // Points are kept in single precision, so that one on the very edge may fall to either side.
    expect(differing).toBeLessThan(found / 10_000);
  });

  it('finds that a view shows all of itself', () => {
    const [entry] = rememberRooms(1, 1);
    expect(pointsSeenBy(camera, entry, entry)).toHaveLength(256);
  });
});
