/**
 * Mixes a 32-bit word so that every input bit reaches every output bit.
 * The constants are those of the `lowbias32` integer hash (C. Wellons, public domain).
 */
function mix(word: number): number {
  let h = word | 0;
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d);
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Hashes up to four integers to a uniform 32-bit word; the same in every JavaScript engine. */
export function hash(a: number, b = 0, c = 0, d = 0): number {
  return mix(
    mix(mix(mix(a) + Math.imul(b, 0x9e3779b9)) + Math.imul(c, 0x85ebca6b)) + Math.imul(d, 0xc2b2ae35),
  );
}

/**
 * A counter-based random stream: draw `n` is a pure function of the key and `n`, so that two streams
 * with different keys never disturb one another.
 */
export class RandomStream {
  readonly #key: number;
  #draws = 0;

  constructor(seed: number, stream: number) {
    this.#key = hash(seed, stream, 0x5eed);
  }

  /** Uniform in [0, 1). */
  uniform(): number {
    return hash(this.#key, this.#draws++) / 4294967296;
  }

  /** Uniform in [low, high). */
  between(low: number, high: number): number {
    return low + (high - low) * this.uniform();
  }

  /** A whole number from low to high, both included. */
  integer(low: number, high: number): number {
    return low + Math.floor(this.uniform() * (high - low + 1));
  }

  /** True with the given probability. */
  chance(probability: number): boolean {
    return this.uniform() < probability;
  }

  /** One of the items. */
  pick<T>(items: readonly T[]): T {
    return items[Math.floor(this.uniform() * items.length)];
  }

  /** The items in a random order; the input stays as it is. */
  shuffled<T>(items: readonly T[]): T[] {
    const result = [...items];
    for (let i = result.length - 1; i > 0; i--) {
      const j = Math.floor(this.uniform() * (i + 1));
      const swapped = result[i];
      result[i] = result[j];
      result[j] = swapped;
    }
    return result;
  }
}
