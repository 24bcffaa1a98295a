import { type NoiseKey, noiseWords } from './noise-key.ts';
import { philox4x32 } from './philox.ts';

/**
 * Fills `out` with uniform numbers in (0, 1): element i is (w + ½) / 2³² of word i mod 4 of Philox block ⌊i / 4⌋.
 *
 * @throws NoiseKeyError where the key is out of range
 */
export function fillUniform(out: Float64Array, key: NoiseKey): void {
  const { key0, key1, counter1, counter2, counter3 } = noiseWords(key);
  const words = new Uint32Array(4);
  for (let i = 0; i < out.length; i++) {
    if (i % 4 === 0) philox4x32([i / 4, counter1, counter2, counter3], key0, key1, words);
    out[i] = (words[i % 4] + 0.5) / 2 ** 32;
  }
}
