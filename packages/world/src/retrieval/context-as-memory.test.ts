import type { Pose } from '@dreamwalk/geometry';
import { describe, expect, it } from 'vitest';
import { retrieveByContextAsMemory } from './context-as-memory.ts';
import { looking, posedEntries, queryOf } from './testing/posed-memory.ts';

const PREVIOUS = looking(180, 50, 50);

function retrieve(poses: readonly Pose[], options: { count?: number; frame?: number } = {}) {
  return retrieveByContextAsMemory(queryOf(posedEntries([...poses, PREVIOUS]), looking(0), options));
}

const idsOf = (chosen: ReturnType<typeof retrieve>) => chosen.map(({ entry }) => entry.id);

describe('context-as-memory', () => {
  it('asks that left rays meet and right rays meet, neither too near nor too far', () => {
    // A camera a metre to the left, turned right by 30°: edges at 40° and −40° meet edges at 10° and −70°. By the law of
    // sines the left ones meet cos 10° / sin 30° = 1.97 m away, the right ones cos 70° / sin 30° = 0.68 m.
    const [only] = retrieve([looking(-30, 0, 1)]);
    expect(only.entry.id).toBe(0);
    expect(only.reason).toBe('edges of view meet 2.0 m and 0.7 m away, alone in its stretch');
    expect(only.score).toBe(1);
    // Turned away instead of towards, both pairs diverge.
    expect(retrieve([looking(30, 0, 1)])).toEqual([]);
    // From 0.35 m to the left, turned by 15°, the right ones meet 0.35 · cos 55° / sin 15° = 0.78 m away; turned by 40°,
    // 0.35 · cos 80° / sin 40° = 0.09 m.
    expect(retrieve([looking(-15, 0, 0.35)])).toHaveLength(1);
    expect(retrieve([looking(-40, 0, 0.35)])).toEqual([]);
    // Turned by 3° from a metre away, the left ones meet cos 37° / sin 3° = 15 m away.
    expect(retrieve([looking(-3, 0, 1)])).toEqual([]);
    // Straight behind, the edges are parallel.
    expect(retrieve([looking(0, -1)])).toEqual([]);
  });

  it('on the spot asks for headings less than the field of view apart', () => {
    expect(idsOf(retrieve([looking(78), PREVIOUS, looking(82), PREVIOUS, looking(-78, 0.1)]))).toEqual([
      0, 4,
    ]);
    expect(retrieve([looking(0)])[0].reason).toBe('turned by 0° on the spot, alone in its stretch');
  });

  it('draws one view from every run, each as often', () => {
    const poses = [looking(1), looking(2), looking(3), looking(4), PREVIOUS, looking(5)];
    const counts = new Array(6).fill(0);
    for (let frame = 0; frame < 400; frame++) {
      const chosen = retrieve(poses, { frame });
      expect(chosen).toHaveLength(2);
      for (const { entry } of chosen) counts[entry.id]++;
    }
    expect(counts[5]).toBe(400);
    for (const count of counts.slice(0, 4)) expect(Math.abs(count - 100)).toBeLessThan(40);
    expect(retrieve(poses)[0].score).toBe(1 / 4);
    expect(retrieve(poses)[0].reason).toMatch(/, drawn from 4 in a row$/);
  });

  it('draws among the runs where there are too many, each as often however long', () => {
    const poses = [looking(1), looking(2), looking(3), PREVIOUS, looking(5), PREVIOUS, looking(7)];
    const counts = new Array(7).fill(0);
    for (let frame = 0; frame < 600; frame++)
      for (const id of idsOf(retrieve(poses, { frame, count: 1 }))) counts[id]++;
    const runs = [counts[0] + counts[1] + counts[2], counts[4], counts[6]];
    for (const count of runs) expect(Math.abs(count - 200)).toBeLessThan(60);
    const scores = retrieve(poses, { count: 2 }).map(({ entry, score }) => [entry.id < 3, score]);
    for (const [isInLongRun, score] of scores) expect(score).toBeCloseTo(isInLongRun ? 2 / 9 : 2 / 3, 12);
  });
});
