import { cameraFromHfov, lookPose, yawPitchOf } from '@dreamwalk/geometry';
import { describe, expect, it } from 'vitest';
import { SuiteError } from '../errors.ts';
import { BoxRoom } from '../testing/box-room.ts';
import { logDepthGrid } from './probe-targets.ts';
import { measureProbes, type ProbeOptions } from './probes.ts';

const room = new BoxRoom(cameraFromHfov(16, 16, (80 * Math.PI) / 180));

/** Every seed walks another way through the same room. */
const openWorld: ProbeOptions['openWorld'] = (seed) => ({
  render: (pose) => room.render(pose),
  wander: (frames) =>
    Array.from({ length: frames }, (_, k) =>
      lookPose([-2 + 0.3 * (seed % 5) + 0.1 * k, 0.2 * (seed % 3), 1.6], seed + 0.12 * k * (1 + (k % 3)), 0),
    ),
  freeSpaceAheadM: (pose) => room.render(pose).depthM[8 * 16 + 8],
});

const options: ProbeOptions = {
  worldSeeds: [1, 2, 3, 4, 5, 6, 7, 8],
  openWorld,
  frames: 8,
  encoder: {
    latentDims: [2, 4, 4],
    /** A latent that holds depth as it is asked for, and the heading. */
    encode: async (_, pose) => {
      const { depthM } = room.render(pose);
      return Float32Array.from([
        ...logDepthGrid(depthM, 16, 16),
        ...new Array<number>(16).fill(yawPitchOf(pose).yawRad),
      ]);
    },
  },
};

describe('measureProbes', () => {
  it('reads off what the latent holds, better than pixels show it', async () => {
    const stages = new Set<string>();
    const { outcomes, trainSeeds, testSeeds } = await measureProbes({
      ...options,
      onProgress: (stage) => stages.add(stage),
    });
    expect([trainSeeds, testSeeds]).toEqual([
      [1, 3, 5, 7],
      [2, 4, 6, 8],
    ]);
    expect(outcomes.map(({ target, input }) => `${target} ${input}`)).toEqual([
      'depth view',
      'free-space view',
      'yaw side-by-side',
      'translation side-by-side',
      'yaw correlation',
      'translation correlation',
    ]);
    const [depth] = outcomes;
    expect(depth.scores.latent.r2.mean).toBeGreaterThan(0.95);
    expect(depth.scores.latent.error.mean).toBeLessThan(depth.scores.pixels.error.mean);
    expect(depth.scores['random-weights'].r2.mean).toBeLessThan(0.9);
    expect(depth.mean.r2).toEqual({ mean: 0, low: 0, high: 0 });
    expect([...stages]).toEqual(['encoding', 'probing']);
  });

  it('refuses too few worlds, and can be stopped', async () => {
    await expect(measureProbes({ ...options, worldSeeds: [1, 2, 3] })).rejects.toThrow(SuiteError);
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(measureProbes({ ...options, signal })).rejects.toThrow('enough');
  });
});
