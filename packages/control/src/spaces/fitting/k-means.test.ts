import { describe, expect, it } from 'vitest';
import fixtures from '../../../fixtures/action-spaces-scipy.json' with { type: 'json' };
import { kMeans, lloyd, nearest } from './k-means.ts';

const { points, first, centres, labels } = fixtures.lloyd;

describe('k-means', () => {
  it('from given centres is that of SciPy', async () => {
    const found = await lloyd(points, first);
    expect(found.labels).toEqual(labels);
    for (const [group, centre] of found.centres.entries())
      for (const [axis, value] of centre.entries()) expect(value).toBeCloseTo(centres[group][axis], 12);
  });

  it('finds groups that lie apart, whatever the seed, and the same for the same seed', async () => {
    const corners = [0, 100, 200, 300].flatMap((x) =>
      Array.from({ length: 10 }, (_, i) => [x + i / 10, i / 20]),
    );
    for (let seed = 0; seed < 5; seed++) {
      const found = await kMeans(corners, 4, { seed });
      expect(found.centres.map(([x]) => Math.round(x)).sort((a, b) => a - b)).toEqual([0, 100, 200, 300]);
      expect(await kMeans(corners, 4, { seed })).toEqual(found);
    }
  });

  it('makes no more groups than there are different points', async () => {
    const found = await kMeans([[1], [2], [1], [2]], 3);
    expect(found.centres.map(([x]) => x).sort()).toEqual([1, 2]);
    await expect(kMeans([], 3)).rejects.toThrow(RangeError);
  });

  it('takes the first of equally near centres', () => {
    expect(nearest([[9], [0], [2]], [1])).toBe(1);
  });

  it('stops when it is told to', async () => {
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(kMeans(points, 4, { signal })).rejects.toThrow('enough');
  });
});
