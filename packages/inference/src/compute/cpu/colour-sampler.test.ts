import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cameraOf } from '../../testing/scenes.ts';
import { ColourSampler } from './colour-sampler.ts';
import { makeCpuView } from './cpu-view.ts';

const camera = cameraOf(6, 5, 4);

function viewOf(value: (x: number, y: number, channel: number) => number) {
  const rgb = Uint8Array.from({ length: 90 }, (_, at) => {
    const pixel = Math.floor(at / 3);
    return value(pixel % 6, Math.floor(pixel / 6), at % 3);
  });
  return makeCpuView(1, rgb, new Float32Array(30), 6, 5);
}

function sample(view: ReturnType<typeof viewOf>, u: number, v: number): number[] {
  const sampler = new ColourSampler(camera);
  sampler.sample(view, u, v);
  return [...sampler.colour].map((colour) => (colour + 1) * 127.5);
}

describe('ColourSampler', () => {
  it('gives a pixel’s own colour at its centre', () => {
    const view = viewOf((x, y, channel) => 40 * x + 9 * y + channel);
    for (let y = 0; y < 5; y++)
      for (let x = 0; x < 6; x++) {
        const expected = [0, 1, 2].map((channel) => 40 * x + 9 * y + channel);
        for (const [channel, colour] of sample(view, x + 0.5, y + 0.5).entries())
          expect(colour).toBeCloseTo(expected[channel], 3);
      }
  });

  it('follows a slope exactly, away from the border', () => {
    const view = viewOf((x, y) => 30 * x + 10 * y);
    fc.assert(
      fc.property(
        fc.double({ min: 1.5, max: 4, noNaN: true }),
        fc.double({ min: 1.5, max: 3, noNaN: true }),
        (u, v) => {
          expect(sample(view, u, v)[0]).toBeCloseTo(30 * (u - 0.5) + 10 * (v - 0.5), 3);
        },
      ),
    );
  });

  it('is sharper than bilinear, yet does not ring', () => {
    const edge = viewOf((x) => (x < 3 ? 50 : 200));
    // A quarter of a pixel into the dark side, bilinear would give 87.5.
    expect(sample(edge, 2.75, 2.5)[0]).toBeLessThan(85);
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 6, noNaN: true }),
        fc.double({ min: 0, max: 5, noNaN: true }),
        (u, v) => {
          const [red] = sample(edge, u, v);
          expect(red).toBeGreaterThan(49.99);
          expect(red).toBeLessThan(200.01);
        },
      ),
    );
  });
});
