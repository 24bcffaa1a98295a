import { describe, expect, it } from 'vitest';
import { BoxMemory, camera, facing } from '../testing/fake-entries.ts';
import { queryOf } from './testing/posed-memory.ts';
import { retrieveByVMem } from './vmem-geodesic.ts';

const DEG = Math.PI / 180;

async function boxMemory(yawsDeg: readonly number[]): Promise<BoxMemory> {
  const memory = new BoxMemory();
  for (const yaw of yawsDeg) await memory.add(facing(yaw));
  return memory;
}

describe('vmem-geodesic', () => {
  it('takes the nearest pose and others that are not too near it', async () => {
    const memory = await boxMemory([0, 30, 60, 330, 300, 3, 6, 180, 90]);
    const query = { ...queryOf(memory.bank.entries, facing(1)), camera };
    const chosen = retrieveByVMem(query);
    // First 0, a degree off. The first five views are 30° to 120° apart, the upper median 60°: of the others in order,
    // 3, 6, 30, −30, none is 60° from 0, but 60 is, and −60 is.
    expect(chosen.map(({ entry }) => entry.id)).toEqual([0, 2, 4]);
    expect(chosen[0].score).toBeCloseTo(1 / (1 + DEG), 12);
    expect(chosen[0].reason).toMatch(/^turned by 1°, 0\.0 m away, \d+ % of the surface's votes$/);
  });

  it('takes no view that the surface ahead does not vote for, even if slots stay empty', async () => {
    const memory = await boxMemory([0, 95, 180, 0]);
    const query = { ...queryOf(memory.bank.entries, facing(0)), camera };
    expect(retrieveByVMem(query).map(({ entry }) => entry.id)).toEqual([0]);
  });

  it('lets only ten more pass the votes than there are slots', async () => {
    // Twelve views from behind see all that is ahead; the thirteenth is nearest in pose, but does not see its edge.
    const memory = new BoxMemory();
    for (let k = 0; k < 12; k++) await memory.add(facing(0, -0.05 * k));
    await memory.add(facing(5, 1));
    await memory.add(facing(180));
    const query = { ...queryOf(memory.bank.entries, facing(0, 1)), camera };
    const takes = (count: number) => retrieveByVMem({ ...query, count }).map(({ entry }) => entry.id);
    expect(takes(1)).toEqual([0]);
    expect(takes(2)).not.toContain(12);
    expect(takes(3)).toContain(12);
  });
});
