import { describe, expect, it } from 'vitest';
import { StaircaseSampler, staircaseSigmas } from './staircase.ts';
import type { SamplingTask } from './window-sampler.ts';

const WORLD_CAM = { stages: 8, slots: 8, shift: 5 };

describe('staircaseSigmas', () => {
  it('has the levels of WorldCam’s first and last stage', () => {
    const sigmas = staircaseSigmas(WORLD_CAM);
    const first = [0.4167, 0.625, 0.75, 0.8333, 0.8929, 0.9375, 0.9722, 1];
    const last = [0.0735, 0.45, 0.6439, 0.7622, 0.8418, 0.8991, 0.9423, 0.976];
    for (let slot = 0; slot < 8; slot++) {
      expect(sigmas[0][slot]).toBeCloseTo(first[slot], 4);
      expect(sigmas[7][slot]).toBeCloseTo(last[slot], 3);
    }
  });

  it('takes a frame through WorldCam’s 64 steps, σ = 5s / (1 + 4s), s = 1 − i/64', () => {
    const sigmas = staircaseSigmas(WORLD_CAM);
    const path = sigmas[0].flatMap((_, at) => sigmas.slice(0, 8).map((row) => row[7 - at]));
    const expected = Array.from({ length: 64 }, (_, i) => {
      const s = 1 - i / 64;
      return (5 * s) / (1 + 4 * s);
    });
    for (const [i, sigma] of path.entries()) expect(sigma).toBeCloseTo(expected[i], 14);
  });

  it('ends each slot where the one before it begins, the first at no noise', () => {
    const sigmas = staircaseSigmas({ stages: 3, slots: 5, shift: 2 });
    expect(sigmas[3]).toEqual([0, ...sigmas[0].slice(0, -1)]);
    expect(sigmas[0].at(-1)).toBe(1);
  });
});

describe('StaircaseSampler', () => {
  const staircase = { stages: 2, slots: 3, shift: 5 };
  const sigmas = staircaseSigmas(staircase);
  const noise = (framesAhead: number) => Float32Array.of(framesAhead + 1, -framesAhead - 1);
  /** Leads the frame `ahead` of now straight to its own clean latent. */
  const leadTo =
    (clean: (ahead: number) => number): SamplingTask['predict'] =>
    async (sample, levels) =>
      sample.map((value, at) => (value - clean(at >> 1)) / levels[at >> 1]);

  it('begins from the newest latent, as deep in noise as each slot is', async () => {
    for (const [newest, z] of [
      [Float32Array.of(4, 4), 4],
      [null, 0],
    ] as const) {
      const seen: { sample: number[]; levels: readonly number[] }[] = [];
      await new StaircaseSampler(staircase).sample({
        begun: [],
        newest,
        noise,
        predict: async (sample, levels) => {
          seen.push({ sample: [...sample], levels });
          return new Float32Array(6);
        },
      });
      expect(seen.map(({ levels }) => levels)).toEqual([sigmas[0], sigmas[1]]);
      for (let slot = 0; slot < 3; slot++)
        expect(seen[0].sample[2 * slot]).toBeCloseTo(
          (1 - sigmas[0][slot]) * z + sigmas[0][slot] * (slot + 1),
          6,
        );
    }
  });

  it('finishes the first frame, leaves the others as noisy as the slots they move to', async () => {
    const clean = (ahead: number) => 10 * (ahead + 1);
    const predict = leadTo(clean);
    const sampler = new StaircaseSampler(staircase);
    const { latent, begun } = await sampler.sample({ begun: [], newest: null, noise, predict });
    for (const value of latent) expect(value).toBeCloseTo(10, 4);
    expect(begun).toHaveLength(2);
    // On its straight line to x₀, a frame keeps the share of the way that σ says.
    for (const [at, left] of begun.entries()) {
      const began = sigmas[0][at + 1] * noise(at + 1)[0];
      const share = sigmas[0][at] / sigmas[0][at + 1];
      expect(left[0]).toBeCloseTo(clean(at + 1) + share * (began - clean(at + 1)), 4);
    }
  });

  it('goes on from what was begun, with a new frame of pure noise behind', async () => {
    const begun = [Float32Array.of(5, 5), Float32Array.of(6, 6)];
    let first: number[] = [];
    await new StaircaseSampler(staircase).sample({
      begun,
      newest: Float32Array.of(9, 9),
      noise,
      predict: async (sample) => {
        if (first.length === 0) first = [...sample];
        return new Float32Array(6).fill(1);
      },
    });
    expect(first).toEqual([5, 5, 6, 6, 3, -3]);
    expect(begun.map((slot) => [...slot])).toEqual([
      [5, 5],
      [6, 6],
    ]);
  });
});
