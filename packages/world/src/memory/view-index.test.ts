import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BoxMemory, facing } from '../testing/fake-entries.ts';
import { directionKey, surfaceKey } from './cell-key.ts';
import type { CellLists } from './cell-lists.ts';
import type { MemoryState } from './memory-bank.ts';
import type { MemoryEntry } from './memory-entry.ts';
import { ViewIndex } from './view-index.ts';

const contentsOf = (lists: CellLists) => lists.keys().map((key) => [key, lists.at(key)!.map(({ id }) => id)]);

function expectIndexOf(entries: readonly MemoryEntry[], index: ViewIndex): void {
  const rebuilt = new ViewIndex();
  for (const entry of entries) rebuilt.add(entry);
  expect(contentsOf(index.real)).toEqual(contentsOf(rebuilt.real));
  expect(contentsOf(index.dreamed)).toEqual(contentsOf(rebuilt.dreamed));
}

describe('ViewIndex', () => {
  it('finds a view in every cell that it saw a surface in, and in no other', async () => {
    const memory = new BoxMemory();
    const entry = await memory.add(facing(0));
    const { points } = entry.surface;
    const keys = new Set<number>();
    for (let at = 0; at < points.length; at += 3)
      keys.add(surfaceKey(points[at], points[at + 1], points[at + 2]));
    expect(memory.bank.index.real.keys()).toEqual([...keys].sort((a, b) => a - b));
    for (const key of keys) expect(memory.bank.index.real.at(key)).toEqual([entry]);
    expect(memory.bank.index.dreamed.keys()).toEqual([]);
  });

  it('tells neighbouring cells apart, on either side of the origin, and directions from places', () => {
    const places = [-0.7, -0.2, 0.2, 0.7].flatMap((x) =>
      [-0.2, 0.2].flatMap((y) => [-0.2, 0.2].map((z) => surfaceKey(x, y, z))),
    );
    expect(new Set(places).size).toBe(16);
    expect(Math.min(...places)).toBeGreaterThanOrEqual(0);
    expect(directionKey(0, 0, 1)).toBeLessThan(0);
    expect(directionKey(0.6, 0, 0.8)).not.toBe(directionKey(-0.6, 0, 0.8));
  });

  it('is the index built anew of what is held, whatever was remembered, evicted and restored', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('real', 'dream', 'dream', 'dream', 'capture', 'release', 'restore'), {
          maxLength: 40,
        }),
        fc.integer({ min: 1, max: 6 }),
        async (actions, budget) => {
          const memory = new BoxMemory({ budget, grid: 8 });
          const states: MemoryState[] = [];
          for (const [at, action] of actions.entries()) {
            if (action === 'real' || action === 'dream')
              await memory.add(
                facing(37 * at, (at % 5) - 2),
                action === 'dream',
                at % 7 === 0 ? 0 : undefined,
              );
            else if (action === 'capture') states.push(memory.bank.capture());
            else if (action === 'release' && states.length > 0) memory.bank.release(states.shift()!);
            else if (action === 'restore' && states.length > 0)
              memory.bank.restore(states[at % states.length]);
            expectIndexOf(memory.bank.entries, memory.bank.index);
          }
          memory.bank.clear();
          expectIndexOf([], memory.bank.index);
        },
      ),
      { numRuns: 30 },
    );
  });
});
