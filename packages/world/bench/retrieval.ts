/**
 * What a retrieval by coverage costs in a large memory, looking at every view and with the index, the two taking turns:
 * `node --max-old-space-size=6000 bench/retrieval.ts`. Twice: a house of 25 rooms that fills up with views, and one that
 * grows by a room for every 40 views. Then what every policy costs with the index, in the house of 25 rooms.
 */

import { MEMORY_POLICY_NAMES } from '@dreamwalk/model-package';
import type { MemoryEntry } from '../src/memory/memory-entry.ts';
import { ViewIndex } from '../src/memory/view-index.ts';
import { createCoveragePolicy } from '../src/retrieval/coverage.ts';
import { createRetrievalPolicy } from '../src/retrieval/policies.ts';
import type { RetrievalQuery } from '../src/retrieval/retrieval-policy.ts';
import { posesNear, rememberRooms } from '../src/retrieval/testing/walled-rooms.ts';
import { camera } from '../src/testing/fake-entries.ts';

const COUNTS = [1_000, 10_000, 100_000];
const VIEWS_PER_ROOM = 40;
/** A retrieval over everything takes seconds in the largest memory. */
const pairsFor = (count: number) => Math.max(5, Math.min(60, 600_000 / count));
/** Retrievals with the index to every one without. */
const INDEXED_PER_PAIR = 5;
/** Views removed from the index to see what that costs. */
const REMOVED = 50;

/** Retrievals of every policy. */
const PER_POLICY = 50;

/** Medians over all retrievals of one kind from one memory. */
interface Row {
  readonly views: number;
  readonly rooms: number;
  readonly allMs: number;
  readonly indexedMs: number;
  /** `allMs` / `indexedMs`. */
  readonly ratio: number;
  /** To add a view to the index: the mean over all of them. */
  readonly addMs: number;
  /** To remove a view from the index. */
  readonly removeMs: number;
}

function measure(count: number, roomsAcross: number): Row {
  const entries = rememberRooms(count, roomsAcross);
  const index = new ViewIndex();
  const addMs = timed(() => addAll(index, entries)) / count;
  const removeMs = medianOf(entries.slice(-REMOVED).map((entry) => timed(() => index.remove(entry))));
  addAll(index, entries.slice(-REMOVED));
  const choose = createCoveragePolicy();
  const allMs: number[] = [];
  const indexedMs: number[] = [];
  const poses = posesNear(entries, INDEXED_PER_PAIR * pairsFor(count));
  for (const [at, targetPose] of poses.entries()) {
    const draw = { seed: 1, episode: 0, sample: 0, frame: at };
    const query: RetrievalQuery = { camera, targetPose, entries, previous: null, count: 3, draw };
    if (at % INDEXED_PER_PAIR === 0) allMs.push(timed(() => choose(query)));
    indexedMs.push(timed(() => choose({ ...query, index })));
  }
  const row = {
    views: count,
    rooms: roomsAcross ** 2,
    allMs: medianOf(allMs),
    indexedMs: medianOf(indexedMs),
  };
  return { ...row, ratio: row.allMs / row.indexedMs, addMs, removeMs };
}

/** Prints what a retrieval costs in the mean, milliseconds, a row for every policy. */
function printPolicies(): void {
  console.log(`\n| policy | ${COUNTS.map((count) => `${count} views, ms`).join(' | ')} |`);
  console.log(`| --- | ${COUNTS.map(() => '---:').join(' | ')} |`);
  const cells = new Map<string, string[]>(MEMORY_POLICY_NAMES.map((name) => [name, []]));
  for (const count of COUNTS) {
    const entries = rememberRooms(count, 5);
    const index = new ViewIndex();
    addAll(index, entries);
    const poses = posesNear(entries, PER_POLICY);
    for (const name of MEMORY_POLICY_NAMES) {
      const choose = createRetrievalPolicy(name);
      const chooseAll = () => {
        for (const [frame, targetPose] of poses.entries()) {
          const draw = { seed: 1, episode: 0, sample: 0, frame };
          choose({ camera, targetPose, entries, index, previous: null, count: 3, draw });
        }
      };
      // Once to warm up.
      chooseAll();
      cells.get(name)!.push((worked(chooseAll) / PER_POLICY).toPrecision(2));
    }
  }
  for (const [name, row] of cells) console.log(`| ${[`\`${name}\``, ...row].join(' | ')} |`);
}

function addAll(index: ViewIndex, entries: readonly MemoryEntry[]): void {
  for (const entry of entries) index.add(entry);
}

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** Milliseconds that this thread worked, whatever else runs on the machine; to 4 ms. */
function worked(work: () => void): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}

console.log('| views | rooms | all of them, ms | with the index, ms | ratio | add, ms | remove, ms |');
console.log('| ---: | ---: | ---: | ---: | ---: | ---: | ---: |');
for (const roomsFor of [() => 5, (count: number) => Math.round(Math.sqrt(count / VIEWS_PER_ROOM))])
  for (const count of COUNTS) {
    const { views, rooms, ...figures } = measure(count, roomsFor(count));
    const cells = Object.values(figures).map((value) => value.toPrecision(3));
    console.log(`| ${[views, rooms, ...cells].join(' | ')} |`);
  }

printPolicies();
