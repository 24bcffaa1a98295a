import { UnknownViewError } from '@dreamwalk/inference';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BoxMemory, facing } from '../testing/fake-entries.ts';
import type { MemoryState } from './memory-bank.ts';
import type { MemoryEntry } from './memory-entry.ts';

const idsOf = (entries: readonly MemoryEntry[]) => entries.map(({ id }) => id);

async function isAlive(memory: BoxMemory, entry: MemoryEntry): Promise<boolean> {
  try {
    await memory.compute.readView(entry.view);
    return true;
  } catch (error) {
    if (error instanceof UnknownViewError) return false;
    throw error;
  }
}

describe('MemoryBank', () => {
  it('lifts each view to points on the walls it sees', async () => {
    const memory = new BoxMemory();
    const { surface } = await memory.add(facing(30, 1, -1));
    for (let at = 0; at < surface.points.length; at += 3) {
      const [x, y, z] = surface.points.slice(at, at + 3);
      const toWall = Math.min(4 - Math.abs(x), 3 - Math.abs(y), z, 3 - z);
      expect(Math.abs(toWall)).toBeLessThan(0.12);
    }
  });

  it('puts the sky far away', async () => {
    const { surface } = await new BoxMemory().add(facing(0), false, 0);
    expect(surface.depthM.every((depth) => depth === 1000)).toBe(true);
    expect(surface.inverseDepth[0]).toBeCloseTo(0.001, 9);
  });

  it('evicts the dreamed view most like an older one, and keeps the real and the odd', async () => {
    const memory = new BoxMemory({ budget: 4 });
    await memory.add(facing(0));
    const twin = await memory.add(facing(2), true);
    await memory.add(facing(90), true);
    await memory.add(facing(180), true);
    await memory.add(facing(270), true);
    expect(idsOf(memory.bank.entries)).toEqual([0, 2, 3, 4]);
    expect(await isAlive(memory, twin)).toBe(false);
    expect(memory.bank.entry(1)).toBeUndefined();
    expect(memory.bank.entry(3)?.pose).toEqual(facing(180));
  });

  it('of near-duplicates keeps the older, even after the one between them has gone', async () => {
    const memory = new BoxMemory({ budget: 3 });
    await memory.add(facing(0), true);
    await memory.add(facing(4), true);
    await memory.add(facing(7), true);
    await memory.add(facing(120), true);
    expect(idsOf(memory.bank.entries)).toEqual([0, 1, 3]);
    await memory.add(facing(240), true);
    expect(idsOf(memory.bank.entries)).toEqual([0, 3, 4]);
  });

  it('of a tour beyond its budget keeps the views that complete one another, and one place for the dream', async () => {
    const memory = new BoxMemory({ budget: 4 });
    for (const yawDeg of [0, 90, 93, 180, 270, 272]) await memory.add(facing(yawDeg));
    // The newest of the tour stays until the next has come.
    expect(idsOf(memory.bank.entries)).toEqual([0, 1, 3, 5]);
    await memory.add(facing(45), true);
    expect(memory.bank.entries.map(({ generated }) => generated)).toEqual([false, false, false, true]);
    const real = idsOf(memory.bank.entries).slice(0, 3);
    await memory.add(facing(50), true);
    expect(idsOf(memory.bank.entries)).toEqual([...real, 7]);
  });

  it('never releases what is captured, and frees it when nobody needs it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('add', 'add', 'add', 'capture', 'release', 'restore'), { maxLength: 40 }),
        fc.integer({ min: 1, max: 5 }),
        async (actions, budget) => {
          const memory = new BoxMemory({ budget });
          const all: MemoryEntry[] = [];
          const states: MemoryState[] = [];
          for (const [at, action] of actions.entries()) {
            if (action === 'add') all.push(await memory.add(facing(37 * at), true));
            else if (action === 'capture') states.push(memory.bank.capture());
            else if (action === 'release' && states.length > 0) memory.bank.release(states.shift()!);
            else if (action === 'restore' && states.length > 0) {
              const state = states[at % states.length];
              memory.bank.restore(state);
              expect(memory.bank.entries).toEqual(state.entries);
            }
            const needed = new Set([...memory.bank.entries, ...states.flatMap(({ entries }) => entries)]);
            for (const entry of all) expect(await isAlive(memory, entry)).toBe(needed.has(entry));
          }
          memory.bank.clear();
          for (const state of states) memory.bank.release(state);
          for (const entry of all) expect(await isAlive(memory, entry)).toBe(false);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('forks into two that share what they have and not what comes', async () => {
    const memory = new BoxMemory({ budget: 3 });
    const shared = [await memory.add(facing(0), true), await memory.add(facing(90), true)];
    const other = memory.bank.fork();
    expect(other.entries).toEqual(memory.bank.entries);
    const own = [await memory.add(facing(180), true), await memory.add(facing(270), true)];
    expect(idsOf(other.entries)).toEqual([0, 1]);
    expect(memory.bank.entries).toHaveLength(3);
    memory.bank.clear();
    for (const entry of own) expect(await isAlive(memory, entry)).toBe(false);
    for (const entry of shared) expect(await isAlive(memory, entry)).toBe(true);
    other.clear();
    for (const entry of shared) expect(await isAlive(memory, entry)).toBe(false);
  });

  it('numbers entries anew after a restore, as if nothing had happened', async () => {
    const memory = new BoxMemory();
    await memory.add(facing(0));
    const state = memory.bank.capture();
    await memory.add(facing(10));
    memory.bank.restore(state);
    expect((await memory.add(facing(20))).id).toBe(1);
    expect(idsOf(memory.bank.entries)).toEqual([0, 1]);
  });
});
