import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hash, RandomStream } from './random.ts';

describe('hash', () => {
  it('keeps its values, since every world is made of them', () => {
    expect([hash(0), hash(1, 2, 3, 4), hash(-1)]).toMatchInlineSnapshot(`
      [
        0,
        19081208,
        2716496863,
      ]
    `);
  });
});

describe('RandomStream', () => {
  it('repeats for equal keys and differs for others', () => {
    const draws = (seed: number, stream: number): number[] => {
      const random = new RandomStream(seed, stream);
      return Array.from({ length: 5 }, () => random.uniform());
    };
    expect(draws(3, 1)).toEqual(draws(3, 1));
    expect(draws(3, 1)).not.toEqual(draws(3, 2));
    expect(draws(3, 1)).not.toEqual(draws(4, 1));
  });

  it('is uniform enough to build with', () => {
    const random = new RandomStream(1, 1);
    const counts = new Array<number>(10).fill(0);
    for (let n = 0; n < 20_000; n++) counts[random.integer(0, 9)]++;
    for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(200);
  });

  it('shuffles without losing anything', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.nat(), (items, seed) => {
        const shuffled = new RandomStream(seed, 0).shuffled(items);
        expect([...shuffled].sort()).toEqual([...items].sort());
      }),
    );
  });
});
