import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandEnergies } from './block-spectrum.ts';

const SIZE = 8;
const image = (value: (x: number, y: number) => number, widthPx = 2 * SIZE, heightPx = SIZE) =>
  Float32Array.from({ length: widthPx * heightPx }, (_, at) => value(at % widthPx, Math.floor(at / widthPx)));

/** How many coefficients of an 8×8 block are in each band: u + v from 1, 3, 6 and 9 on. */
const COUNTS = [5, 15, 22, 21];

describe('bandEnergies', () => {
  it('has nothing of a flat image, nor of what does not fill a block', () => {
    for (const energy of bandEnergies(
      image(() => 90),
      16,
      8,
      SIZE,
    ))
      expect(energy).toBeCloseTo(0, 6);
    const torn = image((x) => (x < 8 ? 90 : 17 * x), 12, 8);
    for (const energy of bandEnergies(torn, 12, 8, SIZE)) expect(energy).toBeCloseTo(0, 6);
  });

  it.each([
    [1, 0],
    [2, 2],
    [0, 5],
    [3, 5],
    [7, 7],
  ])('finds the cosine of frequencies %i and %i in its band alone', (u, v) => {
    const cosine = (k: number, x: number) => Math.cos(((2 * x + 1) * k * Math.PI) / (2 * SIZE));
    const energies = bandEnergies(
      image((x, y) => 100 * cosine(u, x % SIZE) * cosine(v, y)),
      16,
      8,
      SIZE,
    );
    const band = u + v >= 9 ? 3 : u + v >= 6 ? 2 : u + v >= 3 ? 1 : 0;
    // A cosine's squares sum to 8/2, those of a constant to 8.
    const energy = 100 ** 2 * (u === 0 ? 8 : 4) * (v === 0 ? 8 : 4);
    for (const [at, value] of energies.entries())
      expect(value).toBeCloseTo(at === band ? energy / COUNTS[band] : 0, 1);
  });

  it('keeps the energy of a block but for its mean (Parseval)', () => {
    const values = fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 64, maxLength: 64 });
    fc.assert(
      fc.property(values, (block) => {
        const energies = bandEnergies(Float32Array.from(block), SIZE, SIZE, SIZE);
        const mean = block.reduce((sum, value) => sum + value, 0) / 64;
        const expected = block.reduce((sum, value) => sum + (value - mean) ** 2, 0);
        const total = energies.reduce((sum, energy, band) => sum + energy * COUNTS[band], 0);
        expect(Math.abs(total - expected)).toBeLessThan(1e-6 * (1 + expected));
      }),
      { numRuns: 30 },
    );
  });
});
