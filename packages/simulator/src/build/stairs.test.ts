import { describe, expect, it } from 'vitest';
import { voxelIndex } from '../grid.ts';
import { M } from '../look/materials.ts';
import { RandomStream } from '../random.ts';
import { Blueprint, grown } from './blueprint.ts';
import type { Room } from './rooms.ts';
import { buildTerrace } from './stairs.ts';

const court: Room = { id: 0, x0: 10, x1: 30, y0: 10, y1: 30, ceilingLayer: 0, wallLayers: 8 };

/** An empty plan with a wall round the court; `mouths` leaves the middle of each side open. */
function walledCourt(mouths: boolean): Blueprint {
  const plan = new Blueprint();
  plan.fill(grown(court, 1), 0, 8, M.brick);
  plan.fill(court, 0, 8, M.air);
  if (mouths) {
    plan.fill({ x0: 14, x1: 26, y0: 9, y1: 31 }, 0, 8, M.air);
    plan.fill({ x0: 9, x1: 31, y0: 14, y1: 26 }, 0, 8, M.air);
  }
  return plan;
}

/** Layers of solid from the floor up. */
function heightAt({ voxels }: Blueprint, x: number, y: number): number {
  let layers = 0;
  while (voxels[voxelIndex(x, y, layers)] !== M.air) layers++;
  return layers;
}

describe('buildTerrace', () => {
  it('climbs from the floor to the deck a voxel at a time, along a wall', () => {
    for (let seed = 0; seed < 20; seed++) {
      const plan = walledCourt(false);
      expect(buildTerrace(plan, court, M.stone, new RandomStream(seed, 1))).toBe(true);
      const profiles = [
        Array.from({ length: 20 }, (_, n) => heightAt(plan, 10 + n, 10)),
        Array.from({ length: 20 }, (_, n) => heightAt(plan, 10 + n, 29)),
        Array.from({ length: 20 }, (_, n) => heightAt(plan, 10, 10 + n)),
        Array.from({ length: 20 }, (_, n) => heightAt(plan, 29, 10 + n)),
      ];
      const profile = profiles.find((heights) => heights.filter((height) => height > 0).length > 3);
      const top = Math.max(...(profile ?? []));
      expect(top === 3 || top === 4).toBe(true);
      for (let height = 1; height < top; height++) expect(profile).toContain(height);
    }
  });

  it('builds nothing where every wall is kept free', () => {
    const plan = walledCourt(false);
    plan.keepFree(court);
    expect(buildTerrace(plan, court, M.stone, new RandomStream(1, 1))).toBe(false);
  });

  it('builds nothing before the mouth of a street', () => {
    for (let seed = 0; seed < 20; seed++) {
      const plan = walledCourt(true);
      expect(buildTerrace(plan, court, M.stone, new RandomStream(seed, 1))).toBe(false);
    }
  });
});
