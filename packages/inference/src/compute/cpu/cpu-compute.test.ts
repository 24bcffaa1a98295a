import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TensorDisposedError, UnknownViewError } from '../../errors.ts';
import { cameraOf, poseAt } from '../../testing/scenes.ts';
import { roundToHalf } from '../half.ts';
import { CpuCompute } from './cpu-compute.ts';

const compute = new CpuCompute();
const depth = (...metres: number[]) => compute.tensor(Float32Array.from(metres), [1, 1, 2, 2]);
const bytes = Uint8Array.from({ length: 12 }, (_, i) => i * 23);

describe('CpuCompute', () => {
  it('reads a copy of a tensor', async () => {
    const tensor = compute.tensor(Float32Array.of(1, 2), [2]);
    const copy = await compute.read(tensor);
    copy[0] = 9;
    expect([...tensor.data]).toEqual([1, 2]);
  });

  it('refuses a tensor whose length is not its shape’s, and one that was disposed', async () => {
    expect(() => compute.tensor(new Float32Array(3), [2, 2])).toThrow(
      '[2, 2] needs 4 elements, but 3 were given',
    );
    const tensor = compute.tensor(new Float32Array(1), [1]);
    tensor.dispose();
    await expect(compute.read(tensor)).rejects.toBeInstanceOf(TensorDisposedError);
  });

  it('draws noise by key', () => {
    const key = { seed: 1, stream: 'world', episode: 0, sample: 0, frame: 3, draw: 0 } as const;
    const noise = compute.gaussian(key, [1, 2, 3]);
    expect(noise.dims).toEqual([1, 2, 3]);
    expect(noise.data).toEqual(compute.gaussian(key, [6]).data);
  });

  it('walks straight from noise to the prediction', () => {
    // On x_σ = (1 − σ)·x0 + σ·n with the true x0, every step stays on the line and the last one ends at x0.
    fc.assert(
      fc.property(
        fc.double({ min: -3, max: 3, noNaN: true }),
        fc.double({ min: -3, max: 3, noNaN: true }),
        fc.integer({ min: 1, max: 8 }),
        (clean, noise, steps) => {
          const x0 = compute.tensor(Float32Array.of(clean), [1]);
          let x = compute.tensor(Float32Array.of(noise), [1]);
          for (let step = 0; step < steps; step++) {
            const sigmaNext = 1 - (step + 1) / steps;
            x = compute.eulerStep(x, x0, 1 - step / steps, sigmaNext);
            expect(x.data[0]).toBeCloseTo((1 - sigmaNext) * clean + sigmaNext * noise, 5);
          }
        },
      ),
    );
  });

  it('refuses a step from σ = 0 or between two shapes', () => {
    const x = compute.tensor(new Float32Array(2), [2]);
    expect(() => compute.eulerStep(x, x, 0, 0)).toThrow('needs sigma > 0, but it is 0');
    expect(() => compute.eulerStep(x, compute.tensor(new Float32Array(1), [1]), 1, 0)).toThrow('[2] and [1]');
  });

  it('turns an image to a tensor and a stored view back, byte by byte', async () => {
    const frame = compute.frameTensor(bytes, 2, 2);
    expect(frame.dims).toEqual([1, 3, 2, 2]);
    expect(frame.data[4]).toBeCloseTo(23 / 127.5 - 1, 6);
    const view = compute.storeView(frame, depth(1, 2, 3, 4));
    expect((await compute.readView(view)).rgb).toEqual(bytes);
    const all = Uint8Array.from({ length: 768 }, (_, i) => i & 255);
    const wide = compute.storeView(
      compute.frameTensor(all, 256, 1),
      compute.tensor(new Float32Array(256), [1, 1, 1, 256]),
    );
    expect((await compute.readView(wide)).rgb).toEqual(all);
  });

  it('says what a view takes: bytes, and the floats that a splat reads', () => {
    const view = compute.storeImage(bytes, depth(1, 2, 3, 4), 2, 2);
    expect(view.sizeBytes).toBe(4 * (3 + 4 * (3 + 2)));
    compute.releaseView(view);
  });

  it('clamps colours beyond the range', async () => {
    const frame = compute.tensor(
      Float32Array.of(-1.5, -1, 1, 1.5, 0, 0, 0, 0, 0.5, 0.5, 0.5, 0.5),
      [1, 3, 2, 2],
    );
    const { rgb } = await compute.readView(compute.storeView(frame, depth(1, 1, 1, 1)));
    expect([rgb[0], rgb[3], rgb[6], rgb[9]]).toEqual([0, 0, 255, 255]);
  });

  it('keeps depth as float16, and what is no depth as sky', async () => {
    const view = compute.storeImage(bytes, depth(1 / 3, Number.NaN, -1, 1e9), 2, 2);
    const { depthM } = await compute.readView(view);
    expect([...depthM]).toEqual([roundToHalf(1 / 3), 0, 0, 65504]);
  });

  it('keeps its own copy of an image', async () => {
    const image = bytes.slice();
    const view = compute.storeImage(image, depth(1, 1, 1, 1), 2, 2);
    image.fill(0);
    expect((await compute.readView(view)).rgb).toEqual(bytes);
  });

  it('samples depth at the centres of a grid', async () => {
    const data = Float32Array.from({ length: 8 * 4 }, (_, i) => i + 1);
    const view = compute.storeImage(new Uint8Array(96), compute.tensor(data, [1, 1, 4, 8]), 8, 4);
    expect([...(await compute.pointGrid(view, 2))]).toEqual([11, 15, 27, 31]);
    expect([...(await compute.pointGrid(view, 1))]).toEqual([21]);
  });

  it('refuses views it does not hold', async () => {
    const view = compute.storeImage(bytes, depth(1, 1, 1, 1), 2, 2);
    const other = new CpuCompute();
    const foreign = other.storeImage(bytes, depth(1, 1, 1, 1), 2, 2);
    compute.releaseView(foreign);
    await expect(compute.readView(foreign)).rejects.toBeInstanceOf(UnknownViewError);
    compute.releaseView(view);
    compute.releaseView(view);
    await expect(compute.pointGrid(view, 1)).rejects.toBeInstanceOf(UnknownViewError);
    const pose = poseAt(0, 0, 0);
    expect(() => compute.splat([{ view, pose, generated: false }], cameraOf(2, 2, 1), pose)).toThrow(
      UnknownViewError,
    );
    expect((await other.readView(foreign)).rgb).toEqual(bytes);
  });

  it('refuses images and depths of the wrong length', () => {
    expect(() => compute.frameTensor(bytes, 3, 2)).toThrow(
      'An image of 3×2 pixels has 18 values, but 12 were given.',
    );
    const short = compute.tensor(new Float32Array(3), [1, 1, 1, 3]);
    expect(() => compute.storeImage(bytes, short, 2, 2)).toThrow(
      'A depth map of 2×2 pixels has 4 values, but 3',
    );
  });
});
