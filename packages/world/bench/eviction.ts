/**
 * What a full memory costs and what it still covers: `node --max-old-space-size=6000 bench/eviction.ts`. First the cost
 * of a frame more, of a snapshot and of going back to it, in a house of 25 rooms; then how much of a walk through 16 rooms
 * is still seen after most of its views are forgotten, each new view at its turn.
 */

import type { MemoryEntry } from '../src/memory/memory-entry.ts';
import { BankOfRooms } from '../src/memory/testing/bank-of-rooms.ts';
import {
  posesNear,
  rememberRooms,
  trulyCovered,
  uniformNumbers,
} from '../src/retrieval/testing/walled-rooms.ts';

const BUDGETS = [500, 1_000, 2_000, 5_000, 10_000];
/** Views remembered at the end, and beyond the budget, to see what that costs. */
const ADDED = 400;
/** Snapshots taken, and gone back to with nothing left in the memory. */
const ROUNDS = 20;
const COST_ROOMS_ACROSS = 5;

const WALK_ROOMS_ACROSS = 4;
const WALK_VIEWS = 1_000;
/** Views of the walk that are real: the start. */
const REAL_VIEWS = 12;
const SEEDS = [3, 5, 7, 9];

async function printCosts(): Promise<void> {
  console.log('| views held | to add, ms | to add and evict, ms | capture, ms | restore, ms |');
  console.log('| ---: | ---: | ---: | ---: | ---: |');
  for (const budget of BUDGETS) {
    const memory = new BankOfRooms(budget);
    const entries = rememberRooms(budget + ADDED, COST_ROOMS_ACROSS);
    const addAll = async (some: readonly MemoryEntry[]) => {
      for (const entry of some) await memory.add(entry);
    };
    await addAll(entries.slice(0, budget - ADDED));
    const addMs = await worked(() => addAll(entries.slice(budget - ADDED, budget)));
    const addAndEvictMs = await worked(() => addAll(entries.slice(budget)));
    let captureMs = 0;
    let restoreMs = 0;
    for (let round = 0; round < ROUNDS; round++) {
      captureMs += await worked(() => memory.bank.capture());
      const state = memory.bank.capture();
      memory.bank.clear();
      restoreMs += await worked(() => memory.bank.restore(state));
    }
    const cells = [addMs / ADDED, addAndEvictMs / ADDED, captureMs / ROUNDS, restoreMs / ROUNDS].map(
      twoDigits,
    );
    console.log(`| ${[budget, ...cells].join(' | ')} |`);
  }
}

/** Which views a rule of forgetting leaves of a walk. */
type Forgetting = (walk: readonly MemoryEntry[], budget: number, seed: number) => Promise<MemoryEntry[]>;

const RULES: Readonly<Record<string, Forgetting>> = {
  'nothing forgotten': async (walk) => [...walk],
  'least loss of coverage': async (walk, budget) => {
    const memory = new BankOfRooms(budget);
    for (const entry of walk) await memory.add(entry);
    return [...memory.bank.entries];
  },
  'the oldest dream': async (walk, budget) => [
    ...walk.slice(0, REAL_VIEWS),
    ...walk.slice(REAL_VIEWS - budget),
  ],
  'a dream at random': async (walk, budget, seed) => {
    const next = uniformNumbers(seed);
    const held: MemoryEntry[] = [];
    for (const entry of walk) {
      if (held.length >= budget) held.splice(REAL_VIEWS + Math.floor(next() * (budget - REAL_VIEWS)), 1);
      held.push(entry);
    }
    return held;
  },
};

async function printCoverage(): Promise<void> {
  console.log(
    `\n| forgotten is | ${[120, 250, 500].map((budget) => `${budget} of ${WALK_VIEWS} views`).join(' | ')} |`,
  );
  console.log('| --- | ---: | ---: | ---: |');
  for (const [name, forget] of Object.entries(RULES)) {
    const cells: string[] = [];
    for (const budget of [120, 250, 500]) {
      let covered = 0;
      for (const seed of SEEDS) {
        const walk = rememberRooms(WALK_VIEWS, WALK_ROOMS_ACROSS, seed).map((entry) => ({
          ...entry,
          generated: entry.id >= REAL_VIEWS,
        }));
        const held = await forget(walk, budget, seed);
        const poses = posesNear(walk, 60);
        for (const pose of poses) covered += trulyCovered(pose, held, WALK_ROOMS_ACROSS) / poses.length;
      }
      cells.push(twoDigits(covered / SEEDS.length));
    }
    console.log(`| ${[name, ...cells].join(' | ')} |`);
  }
}

/** Milliseconds that this thread worked, whatever else runs on the machine; to 4 ms. */
async function worked(work: () => unknown): Promise<number> {
  const before = process.threadCpuUsage();
  await work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

function twoDigits(value: number): string {
  return value.toPrecision(2);
}

await printCosts();
await printCoverage();
