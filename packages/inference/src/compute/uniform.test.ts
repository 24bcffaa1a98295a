import { expect, test } from 'vitest';
import type { NoiseKey } from './noise-key.ts';
import { fillUniform } from './uniform.ts';

const key: NoiseKey = { seed: 7, stream: 'policy', episode: 2, sample: 0, frame: 5, draw: 0 };

function uniforms(count: number, of: NoiseKey = key): Float64Array {
  const out = new Float64Array(count);
  fillUniform(out, of);
  return out;
}

test('are spread evenly over (0, 1)', () => {
  const numbers = uniforms(40_000);
  const bins = new Array<number>(10).fill(0);
  for (const number of numbers) bins[Math.floor(number * 10)]++;
  // Each bin holds 4000 ± 60 by chance; five times that would be a wrong generator.
  for (const count of bins) expect(Math.abs(count - 4000)).toBeLessThan(300);
});

test('are the same for the same key, whatever else was drawn, and others for another key', () => {
  const first = uniforms(6);
  uniforms(3, { ...key, frame: 6 });
  expect(uniforms(9).slice(0, 6)).toEqual(first);
  expect(uniforms(6, { ...key, draw: 1 })).not.toEqual(first);
});
