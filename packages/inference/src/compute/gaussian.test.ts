import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillGaussian } from './gaussian.ts';
import { type NoiseKey, NoiseKeyError } from './noise-key.ts';

const KEY: NoiseKey = { seed: 7, stream: 'world', episode: 0, sample: 0, frame: 0, draw: 0 };

function draw(key: Partial<NoiseKey>, count = 8): number[] {
  const out = new Float32Array(count);
  fillGaussian(out, { ...KEY, ...key });
  return [...out];
}

describe('fillGaussian', () => {
  it('is Box–Muller on the words in order', () => {
    // Counter 0, key 0: 6627e8d5 e169c58d bc57ac4c 9b00dbd8.
    const uniform = [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8].map((word) => (word + 0.5) / 2 ** 32);
    const pair = (u0: number, u1: number) => {
      const radius = Math.sqrt(-2 * Math.log(u0));
      return [radius * Math.cos(2 * Math.PI * u1), radius * Math.sin(2 * Math.PI * u1)];
    };
    const expected = [...pair(uniform[0], uniform[1]), ...pair(uniform[2], uniform[3])];
    expect(draw({ seed: 0 }, 4)).toEqual(expected.map(Math.fround));
  });

  it('gives each key its own noise, the same each time', () => {
    const keys: Partial<NoiseKey>[] = [
      {},
      { seed: 8 },
      { seed: 7n + (1n << 32n) },
      { stream: 'planner' },
      { stream: 'policy' },
      { episode: 1 },
      { sample: 1 },
      { frame: 1 },
      { draw: 1 },
    ];
    const drawn = keys.map((key) => draw(key).join());
    expect(new Set(drawn).size).toBe(keys.length);
    expect(keys.map((key) => draw(key).join())).toEqual(drawn);
  });

  it('takes a seed as number or bigint alike', () => {
    expect(draw({ seed: 2 ** 40 + 3 })).toEqual(draw({ seed: 2n ** 40n + 3n }));
  });

  it('gives a short array the beginning of a long one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), (count) => {
        expect(draw({}, count)).toEqual(draw({}, 40).slice(0, count));
      }),
    );
  });

  it('has the moments of a standard normal', () => {
    const values = draw({ seed: 123 }, 100_000);
    const moment = (power: number) => values.reduce((sum, value) => sum + value ** power, 0) / values.length;
    expect(Math.abs(moment(1))).toBeLessThan(0.015);
    expect(Math.abs(moment(2) - 1)).toBeLessThan(0.025);
    expect(Math.abs(moment(3))).toBeLessThan(0.05);
    expect(Math.abs(moment(4) - 3)).toBeLessThan(0.15);
  });

  it.each<[Partial<NoiseKey>, string]>([
    [{ seed: 0.5 }, 'A noise seed must be an integer, but it is 0.5'],
    [{ seed: -1 }, 'A noise seed must lie in [0, 2^64), but it is -1.'],
    [{ seed: 1n << 64n }, 'A noise seed must lie in [0, 2^64)'],
    [{ seed: 2 ** 60 }, 'pass larger ones as bigint'],
    [{ frame: -1 }, 'The frame of a noise key must be an integer in [0, 2^32), but it is -1.'],
    [{ sample: 2 ** 20 }, 'The sample of a noise key must be an integer in [0, 2^20)'],
    [{ draw: 2 ** 12 }, 'The draw of a noise key must be an integer in [0, 2^12)'],
    [{ episode: 2 ** 28 }, 'The episode of a noise key must be an integer in [0, 2^28)'],
  ])('refuses %o', (key, message) => {
    expect(() => draw(key)).toThrow(NoiseKeyError);
    expect(() => draw(key)).toThrow(message);
  });
});
