import { lookPose, type Twist } from '@dreamwalk/geometry';
import { describe, expect, it } from 'vitest';
import fixtures from '../../../fixtures/action-spaces-scipy.json' with { type: 'json' };
import { MACRO_SPACE, macroAction } from '../macro-space.ts';
import { proceduralVocabulary } from '../path-vocabulary/procedural-vocabulary.ts';
import { completeLinkage } from './complete-linkage.ts';
import { groupByEffect } from './group-by-effect.ts';

const START = lookPose([0, 0, 1.6], 0, 0);

describe('completeLinkage', () => {
  const { points, cuts } = fixtures.effects;

  it.each(cuts)('within $withinM makes the groups of SciPy', async ({ withinM, labels }) => {
    const gaps = points.flatMap(([x, y]) => points.map((other) => Math.hypot(x - other[0], y - other[1])));
    const groups = await completeLinkage(Float64Array.from(gaps), withinM);
    const expected = Object.values(Object.groupBy(points.keys(), (index) => labels[index]));
    const byFirst = (a: readonly number[], b: readonly number[]) => a[0] - b[0];
    expect(groups).toEqual((expected as number[][]).sort(byFirst));
  });
});

describe('groupByEffect', () => {
  const decode = (name: string, first: number, second?: number) =>
    MACRO_SPACE.decode(macroAction(name, first, second), START);

  it('puts together what leads to the same place the same way, and nothing else', async () => {
    const motions = [
      decode('go-forward', 1),
      decode('turn', 0.6),
      decode('arc', 1, 0.02),
      decode('turn', 0.62),
      decode('back-off', 1),
      decode('go-forward', 1.04),
      // Ends where "stay" would, but shows both sides on the way.
      decode('look-round', 0.8),
      decode('go-forward', 0),
    ];
    const groups = await groupByEffect(motions, { withinM: 0.1 });
    expect(groups).toEqual([
      { members: [0, 2, 5], medoid: 0 },
      { members: [1, 3], medoid: 1 },
      { members: [4], medoid: 4 },
      { members: [6], medoid: 6 },
      { members: [7], medoid: 7 },
    ]);
  });

  it('takes a motion at another speed for the same, where it leads to the same place', async () => {
    const even: Twist[] = new Array(4).fill({ linear: [0, 0, 0.1], angular: [0, 0, 0] });
    const fast: Twist[] = new Array(2).fill({ linear: [0, 0, 0.2], angular: [0, 0, 0] });
    expect(await groupByEffect([even, fast], { withinM: 0.15 })).toHaveLength(1);
  });

  it('makes fewer groups of a vocabulary the wider they may be', async () => {
    const space = proceduralVocabulary();
    const motions = space.paths.flatMap((_, path) =>
      [0, 3].map((profile) => space.decode([path, profile], START)),
    );
    const counts = [];
    for (const withinM of [0, 0.3, 1, 100]) counts.push((await groupByEffect(motions, { withinM })).length);
    // Slowly, paths that begin alike are one and the same.
    expect(counts[0]).toBeLessThan(motions.length);
    expect(counts[1]).toBeLessThan(counts[0]);
    expect(counts[2]).toBeLessThan(0.6 * counts[1]);
    expect(counts[3]).toBe(1);
    expect(await groupByEffect([], { withinM: 1 })).toEqual([]);
  });

  it('stops when it is told to', async () => {
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(groupByEffect([decode('turn', 1)], { withinM: 1, signal })).rejects.toThrow('enough');
  });
});
