/**
 * What a retrieval by coverage costs in a large memory, looking at every view and with the index, the two taking turns:
 * `node --max-old-space-size=6000 bench/retrieval.ts`. Twice: a house of 25 rooms that fills up with views, and one that
 * grows by a room for every 40 views.
 */

import type { MemoryEntry } from '../src/memory/memory-entry.ts';
import { ViewIndex } from '../src/memory/view-index.ts';
import { createCoveragePolicy } from '../src/retrieval/coverage.ts';
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

function addAll(index: ViewIndex, entries: readonly MemoryEntry[]): void {
  for (const entry of entries) index.add(entry);
}

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
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
