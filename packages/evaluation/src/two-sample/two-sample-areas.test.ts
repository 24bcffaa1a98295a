import { seededRandom } from '@dreamwalk/geometry';
import { describe, expect, it } from 'vitest';
import { mean } from '../statistics/bootstrap.ts';
import { twoSampleAreas, type WorldSamples } from './two-sample-areas.ts';

const random = seededRandom(9);
/** Bell-shaped, mean 0 and standard deviation 1: the sum of twelve uniform numbers. */
const normal = () => Array.from({ length: 12 }, random).reduce((sum, value) => sum + value, -6);

/** Worlds whose suspect frames are off in one of four features; every world has a level of its own in another. */
function worldsOf(count: number, frames: number, offset: number): WorldSamples[] {
  return Array.from({ length: count }, () => {
    const level = 5 * normal();
    const row = (shift: number) => [normal(), 100 * (normal() + shift), level + normal(), 7];
    const rows = (shift: number) => Array.from({ length: frames }, () => row(shift));
    return { suspect: rows(offset), truth: rows(0) };
  });
}

describe('twoSampleAreas', () => {
  it('cannot tell what is alike', async () => {
    const areas = await twoSampleAreas(worldsOf(6, 60, 0));
    expect(areas).toHaveLength(6);
    expect(Math.abs(mean(areas!) - 0.5)).toBeLessThan(0.1);
  });

  it('finds the area that two bells so far apart have', async () => {
    // Φ(d / √2) for d = 1 standard deviation: 0.760.
    expect(Math.abs(mean((await twoSampleAreas(worldsOf(6, 100, 1)))!) - 0.76)).toBeLessThan(0.05);
    expect(mean((await twoSampleAreas(worldsOf(4, 30, 8)))!)).toBeGreaterThan(0.99);
  });

  it('is never asked about a world that it was trained on', async () => {
    // In every other world the suspect frames are off the other way: a classifier of the other half is always wrong.
    const [up, down] = [worldsOf(3, 30, 6), worldsOf(3, 30, -6)];
    const areas = await twoSampleAreas(up.flatMap((world, at) => [world, down[at]]));
    expect(Math.max(...areas!)).toBeLessThan(0.05);
  });

  it('gives every world its own area, in order, also of an odd number', async () => {
    const worlds = [...worldsOf(6, 30, 6), ...worldsOf(1, 30, -6)];
    const areas = await twoSampleAreas(worlds);
    expect(areas!.map((area) => area > 0.9)).toEqual([true, true, true, true, true, true, false]);
  });

  it('needs a world to be trained on and another to be asked about', async () => {
    expect(await twoSampleAreas(worldsOf(1, 30, 6))).toBeNull();
  });
});
