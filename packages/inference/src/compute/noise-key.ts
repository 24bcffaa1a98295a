import { InferenceError } from '../errors.ts';

/**
 * Names one array of noise. The same key gives the same noise whatever was drawn before.
 *
 * How it enters Philox4x32-10 (the same in the Python recipe):
 * - key words: `[seed mod 2³², ⌊seed / 2³²⌋ mod 2³²]`
 * - counter words: `[block, frame, sample · 2¹² + draw, stream · 2²⁸ + episode]`
 *
 * where `block` counts groups of four elements from 0 and `stream` is world 0, planner 1, policy 2.
 * No two keys within the limits below share a counter.
 */
export interface NoiseKey {
  /** The run's seed, an integer in [0, 2⁶⁴). */
  readonly seed: number | bigint;
  readonly stream: NoiseStream;
  /** [0, 2²⁸) */
  readonly episode: number;
  /** [0, 2²⁰): which of several futures drawn from the same state. */
  readonly sample: number;
  /** [0, 2³²) */
  readonly frame: number;
  /** [0, 2¹²): which draw within the frame, e.g. the sampler's step. */
  readonly draw: number;
}

/** Keeps the noise of the world, of a planner and of a policy apart. */
export type NoiseStream = 'world' | 'planner' | 'policy';

const STREAM_NUMBER: Record<NoiseStream, number> = { world: 0, planner: 1, policy: 2 };

/** A part of a noise key is out of its range. */
export class NoiseKeyError extends InferenceError {
  override readonly name = 'NoiseKeyError';
}

/** Key words and the upper three counter words of a noise key. */
export interface NoiseWords {
  readonly key0: number;
  readonly key1: number;
  readonly counter1: number;
  readonly counter2: number;
  readonly counter3: number;
}

/** @throws NoiseKeyError where a part of the key is not an integer within its range */
export function noiseWords(key: NoiseKey): NoiseWords {
  if (typeof key.seed === 'number' && !Number.isSafeInteger(key.seed))
    throw new NoiseKeyError(
      `A noise seed must be an integer, but it is ${key.seed}; pass larger ones as bigint.`,
    );
  const seed = BigInt(key.seed);
  if (seed < 0n || seed >= 1n << 64n)
    throw new NoiseKeyError(`A noise seed must lie in [0, 2^64), but it is ${seed}.`);
  return {
    key0: Number(seed & 0xffffffffn),
    key1: Number(seed >> 32n),
    counter1: within('frame', key.frame, 32),
    counter2: within('sample', key.sample, 20) * 2 ** 12 + within('draw', key.draw, 12),
    counter3: STREAM_NUMBER[key.stream] * 2 ** 28 + within('episode', key.episode, 28),
  };
}

function within(part: string, value: number, bits: number): number {
  if (Number.isInteger(value) && value >= 0 && value < 2 ** bits) return value;
  throw new NoiseKeyError(
    `The ${part} of a noise key must be an integer in [0, 2^${bits}), but it is ${value}.`,
  );
}
