import { type NoiseKey, noiseWords } from './noise-key.ts';
import { philox4x32 } from './philox.ts';

const TWO_POW_32 = 2 ** 32;

/**
 * Fills `out` with standard normal noise: element i comes from Philox block ⌊i / 4⌋ by Box–Muller on the
 * four words in order, u = (w + ½) / 2³². Words (0, 1) give elements (0, 1) of the block as
 * √(−2 ln u₀)·(cos 2πu₁, sin 2πu₁), words (2, 3) give elements (2, 3).
 *
 * @throws NoiseKeyError where the key is out of range
 */
export function fillGaussian(out: Float32Array, key: NoiseKey): void {
  const { key0, key1, counter1, counter2, counter3 } = noiseWords(key);
  const words = new Uint32Array(4);
  const normals = new Float64Array(4);
  for (let start = 0; start < out.length; start += 4) {
    philox4x32([start / 4, counter1, counter2, counter3], key0, key1, words);
    boxMuller(words, normals, 0);
    boxMuller(words, normals, 2);
    const count = Math.min(4, out.length - start);
    for (let i = 0; i < count; i++) out[start + i] = normals[i];
  }
}

function boxMuller(words: Uint32Array, normals: Float64Array, at: number): void {
  const radius = Math.sqrt(-2 * Math.log((words[at] + 0.5) / TWO_POW_32));
  const angle = 2 * Math.PI * ((words[at + 1] + 0.5) / TWO_POW_32);
  normals[at] = radius * Math.cos(angle);
  normals[at + 1] = radius * Math.sin(angle);
}
