import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodePairs, expandCode, learnMerges } from './byte-pairs.ts';

const letters = (text: string) => [...text].map((letter) => letter.charCodeAt(0) - 97);

describe('byte pairs', () => {
  it('merges as in the example of the algorithm: aaabdaaabac', async () => {
    const [a, b] = [0, 1];
    // aa becomes Z = 4, ab becomes Y = 5, then ZY becomes X = 6: X d X a c.
    const sequence = letters('aaabdaaabac');
    const merges = await learnMerges([sequence], 4, { merges: 9, mostCodes: 9 });
    expect(merges).toEqual([
      [a, a],
      [a, b],
      [4, 5],
    ]);
    expect(encodePairs(sequence, 4, merges)).toEqual([6, 3, 6, 0, 2]);
    expect(expandCode(6, 4, merges)).toEqual(letters('aaab'));
  });

  it('takes the smallest of equally frequent pairs', async () => {
    const sequences = [
      [2, 1],
      [2, 0],
      [2, 1],
      [2, 0],
    ];
    expect(await learnMerges(sequences, 3, { merges: 1, mostCodes: 9 })).toEqual([[2, 0]]);
  });

  it('loses nothing', async () => {
    const sequences = fc.array(fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 30 }), {
      minLength: 1,
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(sequences, async (given) => {
        const merges = await learnMerges(given, 3, { merges: 6, mostCodes: 8 });
        for (const sequence of given) {
          const codes = encodePairs(sequence, 3, merges);
          expect(codes.flatMap((code) => expandCode(code, 3, merges))).toEqual(sequence);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('makes no code longer than it may be, nor one that comes once', async () => {
    const merges = await learnMerges([new Array(64).fill(0)], 1, { merges: 20, mostCodes: 8 });
    const lengths = merges.map((_, index) => expandCode(1 + index, 1, merges).length);
    expect(lengths).toEqual([2, 4, 8]);
    expect(await learnMerges([[0, 1, 2]], 3, { merges: 5, mostCodes: 9 })).toEqual([]);
  });
});
