import { CpuCompute, type Tensor } from '@dreamwalk/inference';
import { describe, expect, it } from 'vitest';
import { flowEulerSigmas, sampleFlowEuler } from './flow-euler.ts';

describe('flowEulerSigmas', () => {
  it('is linspace(1, 0, steps + 1)', () => {
    expect(flowEulerSigmas(1)).toEqual([1, 0]);
    expect(flowEulerSigmas(4)).toEqual([1, 0.75, 0.5, 0.25, 0]);
  });
});

describe('sampleFlowEuler', () => {
  const compute = new CpuCompute();

  it('ends at the prediction after one step', async () => {
    const noise = compute.tensor(Float32Array.of(1, -2), [2]);
    const levels: number[] = [];
    const clean = await sampleFlowEuler(compute, noise, 1, async (_, level) => {
      levels.push(level);
      return compute.tensor(Float32Array.of(0.25, 0.5), [2]);
    });
    expect([...clean.data]).toEqual([0.25, 0.5]);
    expect(levels).toEqual([1]);
    expect([...noise.data]).toEqual([1, -2]);
  });

  it('goes along the straight line to a prediction that does not change', async () => {
    const noise = compute.tensor(Float32Array.of(1), [1]);
    const seen: [number, number][] = [];
    await sampleFlowEuler(compute, noise, 4, async (sample, level) => {
      seen.push([sample.data[0], level]);
      return compute.tensor(Float32Array.of(3), [1]);
    });
    // x_σ = (1 − σ)·3 + σ·1
    expect(seen).toEqual([
      [1, 1],
      [1.5, 0.75],
      [2, 0.5],
      [2.5, 0.25],
    ]);
  });

  it('disposes its steps, also when the model fails', async () => {
    const made: Tensor[] = [];
    const noise = compute.tensor(Float32Array.of(1), [1]);
    const predict = async (sample: Tensor) => {
      if (sample !== noise) made.push(sample);
      if (made.length === 2) throw new Error('no');
      return compute.tensor(Float32Array.of(0), [1]);
    };
    await expect(sampleFlowEuler(compute, noise, 4, predict)).rejects.toThrow('no');
    expect(made).toHaveLength(2);
    for (const tensor of made) expect(() => tensor.data).toThrow('disposed');
    expect(noise.data[0]).toBe(1);
  });
});
