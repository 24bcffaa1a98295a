import { poseToMatrix } from '@dreamwalk/geometry';
import { describe, expect, it } from 'vitest';
import { coverOf } from '../dream/raw-splat.ts';
import { BoxMemory, camera, facing } from '../testing/fake-entries.ts';
import { coarseCover } from './coarse-cover.ts';

describe('coarseCover', () => {
  it('is nearly the share that a splat covers', async () => {
    const memory = new BoxMemory();
    const entries = [await memory.add(facing(0)), await memory.add(facing(30, 0.5), true)];
    for (const target of [facing(0), facing(40), facing(75), facing(20, 0.3, 0.4), facing(180)]) {
      const sources = entries.map(({ view, cameraToWorld, generated }) => ({
        view,
        pose: cameraToWorld,
        generated,
      }));
      const guide = memory.compute.splat(sources, camera, poseToMatrix(target)).data;
      const exact = coverOf(guide, 64, 64).share;
      expect(Math.abs(coarseCover(camera, target, entries) - exact)).toBeLessThan(0.08);
    }
  });

  it('is nothing of nothing', () => {
    expect(coarseCover(camera, facing(0), [])).toBe(0);
  });
});
