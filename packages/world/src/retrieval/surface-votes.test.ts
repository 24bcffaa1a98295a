import { describe, expect, it } from 'vitest';
import { BoxMemory, camera, facing } from '../testing/fake-entries.ts';
import { surfaceVotes } from './surface-votes.ts';
import { queryOf } from './testing/posed-memory.ts';

const DEG = Math.PI / 180;

async function boxMemory(yawsDeg: readonly number[]): Promise<BoxMemory> {
  const memory = new BoxMemory();
  for (const yaw of yawsDeg) await memory.add(facing(yaw));
  return memory;
}

describe('surfaceVotes', () => {
  it('gives a lone view every vote, and none to one that sees nothing of it', async () => {
    const memory = await boxMemory([0, 180]);
    const votes = surfaceVotes({ ...queryOf(memory.bank.entries, facing(0)), camera });
    expect([...votes.values()]).toEqual([1]);
    expect([...votes.keys()][0].id).toBe(0);
  });

  it('weighs what is seen by cos / (1 + depth)', async () => {
    const memory = await boxMemory([0, 50]);
    const query = { ...queryOf(memory.bank.entries, facing(0)), camera };
    const [whole, part] = surfaceVotes(query).values();
    expect(whole + part).toBeCloseTo(1, 12);
    // The box room from its middle: a cell votes its wall's part of the ray, over its length, over 1 + depth.
    let all = 0;
    let shared = 0;
    for (let row = 0; row < 16; row++)
      for (let column = 0; column < 16; column++) {
        const [across, down] = [column, row].map((at) => ((at + 0.5) / 8 - 1) * Math.tan(40 * DEG));
        const walls = [4, 3 / Math.abs(across), down > 0 ? 1.6 / down : 1.4 / -down];
        const z = Math.min(...walls);
        const axis = [1, Math.abs(across), Math.abs(down)][walls.indexOf(z)];
        const weight = axis / Math.hypot(1, across, down) / (1 + z);
        all += weight;
        // Turned left by 50°, the camera sees what is within 40° of its axis sideways, and up and down by its own depth.
        const azimuth = Math.atan(-across) - 50 * DEG;
        const downThere = down / (Math.hypot(1, across) * Math.cos(azimuth));
        if (Math.abs(azimuth) < 40 * DEG && Math.abs(downThere) < Math.tan(40 * DEG)) shared += weight;
      }
    expect(Math.abs(part / whole - shared / all)).toBeLessThan(0.02);
  });
});
