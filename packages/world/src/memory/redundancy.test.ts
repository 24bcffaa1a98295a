import { lookPose, type Pose } from '@dreamwalk/geometry';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  posesNear,
  rememberRooms,
  trulyCovered,
  uniformNumbers,
  viewOfRooms,
} from '../retrieval/testing/walled-rooms.ts';
import { camera } from '../testing/fake-entries.ts';
import type { MemoryEntry } from './memory-entry.ts';
import { Redundancy } from './redundancy.ts';
import { pointsSeenBy } from './shared-sight.ts';
import { BankOfRooms } from './testing/bank-of-rooms.ts';

const ROOMS_ACROSS = 3;
const idsOf = (entries: readonly MemoryEntry[]) => entries.map(({ id }) => id);

function knowing(entries: readonly MemoryEntry[]): Redundancy {
  const redundancy = new Redundancy(camera);
  for (const entry of entries) redundancy.added(entry);
  return redundancy;
}

function knowledgeOf(redundancy: Redundancy): string[] {
  return Array.from(redundancy.capture(), ([{ id }, { witnesses, lost }]) => `${id}: ${lost}; ${witnesses}`);
}

/** Whether another view saw seven eighths of an entry's points well. */
function isSeenBy(entry: MemoryEntry, other: MemoryEntry): boolean {
  return pointsSeenBy(camera, entry, other).length >= (7 / 8) * entry.surface.depthM.length;
}

/** A walk through the rooms that begins with some real views. */
function walk(count: number, realCount: number, seed: number): MemoryEntry[] {
  return rememberRooms(count, ROOMS_ACROSS, seed).map((entry) => ({
    ...entry,
    generated: entry.id >= realCount,
  }));
}

const standing = fc
  .record({
    x: fc.double({ min: 1, max: 3, noNaN: true }),
    y: fc.double({ min: 1, max: 3, noNaN: true }),
    yawRad: fc.double({ min: -3, max: 3, noNaN: true }),
    pitchRad: fc.double({ min: -0.3, max: 0.3, noNaN: true }),
  })
  .map(({ x, y, yawRad, pitchRad }) => ({ at: [x, y, 1.6] as const, yawRad, pitchRad }));

describe('Redundancy', () => {
  it('knows the same however the memory came to hold what it holds', () => {
    const entries = rememberRooms(60, 1);
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 59 }), { maxLength: 40 }),
        fc.nat({ max: 59 }),
        (gone, captureAt) => {
          const redundancy = new Redundancy(camera);
          const left = new Set<MemoryEntry>();
          let captured = redundancy.capture();
          let heldThen: MemoryEntry[] = [];
          for (const entry of entries) {
            redundancy.added(entry);
            left.add(entry);
            const other = entries[gone[entry.id] ?? -1];
            if (left.delete(other)) redundancy.removed(other);
            if (entry.id !== captureAt) continue;
            captured = redundancy.capture();
            heldThen = [...left];
          }
          expect(knowledgeOf(redundancy)).toEqual(knowledgeOf(knowing([...left])));
          redundancy.restore(captured);
          expect(knowledgeOf(redundancy)).toEqual(knowledgeOf(knowing(heldThen)));
        },
      ),
      { numRuns: 8 },
    );
  });

  it('forgets of two near-duplicates the younger', () => {
    const elsewhere = [
      [8, 2],
      [2, 8],
      [8, 8],
    ].map(([x, y], at) => viewOfRooms(10 + at, lookPose([x, y, 1.6], at, 0), ROOMS_ACROSS, true));
    const nudge = fc.double({ min: -0.03, max: 0.03, noNaN: true });
    fc.assert(
      fc.property(standing, nudge, nudge, nudge, ({ at: [x, y, z], yawRad, pitchRad }, dx, dy, turn) => {
        const older: Pose = lookPose([x, y, z], yawRad, pitchRad);
        const younger: Pose = lookPose([x + dx, y + dy, z], yawRad + turn, pitchRad);
        const entries = [older, younger].map((pose, id) => viewOfRooms(id, pose, ROOMS_ACROSS, true));
        // Beside an edge some centimetres may hide more than an eighth of the points.
        fc.pre(isSeenBy(entries[0], entries[1]) && isSeenBy(entries[1], entries[0]));
        const redundancy = knowing([...entries, ...elsewhere]);
        expect(redundancy.mostRedundant((view) => view === elsewhere[2])?.id).toBe(1);
      }),
    );
  });

  it('does not let a dream stand in for a real view', () => {
    const pose = lookPose([2, 2, 1.6], 0, 0);
    const [real, dream] = [false, true].map((generated, id) =>
      viewOfRooms(id, pose, ROOMS_ACROSS, generated),
    );
    const shares = knowing([real, dream]).capture();
    expect(shares.get(real)?.lost).toBe(256);
    expect(shares.get(dream)?.lost).toBe(0);
  });

  it('names nobody where there is nobody else', () => {
    const [entry] = rememberRooms(1, 1);
    expect(knowing([entry]).mostRedundant((view) => view === entry)).toBeNull();
  });
});

describe('a full memory', () => {
  it('is never over budget, keeps the newest, and real views before dreamed ones', async () => {
    const entries = rememberRooms(60, 1);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.boolean(), { minLength: 5, maxLength: 60 }),
        fc.integer({ min: 1, max: 12 }),
        async (dreamed, budget) => {
          const memory = new BankOfRooms(budget);
          for (const [at, generated] of dreamed.entries()) {
            const before = memory.bank.entries;
            const newest = await memory.add({ ...entries[at], generated });
            const held = memory.bank.entries;
            expect(held).toHaveLength(Math.min(budget, at + 1));
            expect(memory.viewsAlive).toBe(held.length);
            expect(held.at(-1)).toBe(newest);
            const forgotten = before.filter((entry) => !held.includes(entry));
            if (forgotten.some((entry) => !entry.generated))
              expect(before.every((entry) => !entry.generated)).toBe(true);
          }
        },
      ),
      { numRuns: 20 },
    );
  });

  it('forgets the same whether or not somebody took snapshots', async () => {
    const entries = walk(80, 4, 3);
    const watched = new BankOfRooms(20);
    const alone = new BankOfRooms(20);
    for (const entry of entries) {
      await watched.add(entry);
      await alone.add(entry);
      if (entry.id % 10 === 0) watched.bank.capture();
      expect(idsOf(watched.bank.entries)).toEqual(idsOf(alone.bank.entries));
    }
  });

  it('covers more of a walk than one that forgets its oldest dream, or any', async () => {
    const [realCount, budget] = [6, 60];
    for (const seed of [3, 7]) {
      const entries = walk(360, realCount, seed);
      const memory = new BankOfRooms(budget);
      for (const entry of entries) await memory.add(entry);
      const latest = [...entries.slice(0, realCount), ...entries.slice(realCount - budget)];
      const next = uniformNumbers(seed);
      const atRandom: MemoryEntry[] = [];
      for (const entry of entries) {
        if (atRandom.length === budget)
          atRandom.splice(realCount + Math.floor(next() * (budget - realCount)), 1);
        atRandom.push(entry);
      }
      const poses = posesNear(entries, 64);
      const covered = (held: readonly MemoryEntry[]) =>
        poses.reduce((sum, pose) => sum + trulyCovered(pose, held, ROOMS_ACROSS), 0) / poses.length;
      const kept = covered(memory.bank.entries);
      expect(kept).toBeGreaterThan(covered(latest) + 0.15);
      expect(kept).toBeGreaterThan(covered(atRandom) + 0.05);
    }
  });
});
