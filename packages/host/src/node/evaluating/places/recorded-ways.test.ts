import type { Vec3 } from '@dreamwalk/geometry';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RecordedWays } from './recorded-ways.ts';

const EYE_M = 1.6;

/** Along the edges of a square of 4 m, from a corner on, and back to 0.4 m before it. */
const SQUARE: Vec3[] = [
  ...steps(20, (at) => [0.2 * at, 0, EYE_M]),
  ...steps(20, (at) => [4, 0.2 * at, EYE_M]),
  ...steps(20, (at) => [4 - 0.2 * at, 4, EYE_M]),
  ...steps(19, (at) => [0, 4 - 0.2 * at, EYE_M]),
];

function steps(count: number, placeAt: (at: number) => Vec3): Vec3[] {
  return Array.from({ length: count }, (_, at) => placeAt(at));
}

describe('the ways of a recorded walk', () => {
  const ways = new RecordedWays(SQUARE);

  it('lead along it, not across', () => {
    const home = ways.to([0, 0, EYE_M]);
    expect(home.lengthM([4, 0, EYE_M])).toBeCloseTo(4, 9);
    expect(home.lengthM([4, 4, EYE_M])).toBeGreaterThan(7.5);
    expect(home.lengthM([4, 4, EYE_M])).toBeLessThan(8);
    expect(home.lengthM([2, 2.3, EYE_M])).toBeGreaterThan(5);
  });

  it('are short where the walk comes by itself again', () => {
    expect(ways.to([0, 0, EYE_M]).lengthM([0, 1, EYE_M])).toBeCloseTo(1, 1);
  });

  it('are as long as they say, place by place, and end where they are to', () => {
    const anywhere = fc.tuple(fc.nat(78), fc.nat(78));
    fc.assert(
      fc.property(anywhere, ([from, to]) => {
        const end = ways.to(SQUARE[to]);
        const way = [SQUARE[from], ...end.from(SQUARE[from])];
        expect(way.at(-1)).toEqual(SQUARE[to]);
        let walkedM = 0;
        for (let at = 1; at < way.length; at++) {
          const strideM = Math.hypot(way[at][0] - way[at - 1][0], way[at][1] - way[at - 1][1]);
          expect(strideM).toBeLessThan(0.5 + 1e-9);
          walkedM += strideM;
        }
        expect(walkedM).toBeCloseTo(end.lengthM(SQUARE[from]), 9);
        expect(ways.to(SQUARE[from]).lengthM(SQUARE[to])).toBeCloseTo(walkedM, 9);
      }),
    );
  });

  it('do not count standing still', () => {
    const still = new RecordedWays([SQUARE[0], SQUARE[0], SQUARE[0], SQUARE[1]]);
    expect(still.places).toHaveLength(2);
  });
});
