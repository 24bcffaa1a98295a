import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suiteSchema } from '../suite/suite-schema.ts';
import { planUnits, unitKey } from './plan-episodes.ts';

const suite = suiteSchema.parse({
  format: 'dreamwalk-suite/1',
  name: 'walkers',
  arms: ['tour', 'reality'],
  worlds: { from: 100, count: 3 },
  startsPerWorld: 2,
  seeds: [0, 9],
  samples: 2,
  tasks: [
    { id: 'explore', kind: 'explore', squares: 5 },
    { id: 'avoid', kind: 'avoid-collision', distanceM: 5, mostBlocked: 2 },
  ],
  policies: ['random', 'no-op'],
});

const keysOf = (units: ReturnType<typeof planUnits>) =>
  units.flatMap(({ episodes }) => episodes.map(({ key }) => key));

describe('the episodes of a suite', () => {
  it('are every policy, floor and ceiling among them, at every task, start, seed and sample', () => {
    const units = planUnits(suite);
    expect(units).toHaveLength(6 * 2);
    // 3 policies, 2 tasks, 2 seeds, 2 samples; reality has no samples.
    expect(units.map(({ episodes }) => episodes.length)).toEqual(
      [24, 12].flatMap((count) => new Array(6).fill(count)),
    );
    expect(units[1]).toMatchObject({ arm: 'tour', startIndex: 1, place: { worldSeed: 100 }, which: 1 });
    expect(units[8]).toMatchObject({ arm: 'reality', startIndex: 2, place: { worldSeed: 101 }, which: 0 });
    expect(new Set(units[0].episodes.map(({ policy }) => policy))).toEqual(
      new Set(['no-op', 'demonstration', 'random']),
    );
  });

  it('have keys of their own', () => {
    const keys = keysOf(planUnits(suite));
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toContain('tour/random/explore/3/9/1');
  });

  it('happen in every kind of world from the same starts', () => {
    const shifted = planUnits({ ...suite, arms: ['tour'], shifts: ['none', 'materials'] });
    expect(shifted.map(({ startIndex, shift }) => [startIndex, shift]).slice(0, 4)).toEqual([
      [0, undefined],
      [0, 'materials'],
      [1, undefined],
      [1, 'materials'],
    ]);
    const keys = keysOf(shifted);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toContain('tour/random/explore/3/9/1/materials');
    expect(new Set(shifted.map(unitKey)).size).toBe(shifted.length);
  });

  it('are divided among shards without rest or repetition', () => {
    const all = keysOf(planUnits(suite)).sort();
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), (count) => {
        const shards = Array.from({ length: count }, (_, at) => planUnits(suite, { index: at + 1, count }));
        expect(shards.flatMap(keysOf).sort()).toEqual(all);
      }),
    );
  });
});
