import { breathe } from '@dreamwalk/geometry';

/** Two codes that became one: merge m of K base codes is the code K + m. */
export type Merge = readonly [first: number, second: number];

/** A pair, and how often it comes. */
interface CountedPair {
  readonly pair: Merge;
  count: number;
}

/** How pairs are merged. */
export interface MergeOptions {
  /** Merges at most; there are fewer where no pair comes twice. */
  readonly merges: number;
  /** Base codes that a merged code may stand for at most. */
  readonly mostCodes: number;
  readonly signal?: AbortSignal;
}

/**
 * Byte-pair encoding (Gage, "A new algorithm for data compression", 1994; Sennrich, Haddow and Birch, 2016): again and
 * again the pair of neighbours that comes most often becomes a code of its own; of equally frequent ones, the smallest.
 *
 * @param sequences of base codes, each from 0 to baseCodes − 1
 */
export async function learnMerges(
  sequences: readonly (readonly number[])[],
  baseCodes: number,
  { merges: most, mostCodes, signal }: MergeOptions,
): Promise<Merge[]> {
  const merges: Merge[] = [];
  const lengths = new Array<number>(baseCodes).fill(1);
  let current = sequences.map((sequence) => [...sequence]);
  while (merges.length < most) {
    await breathe(signal);
    const pair = mostFrequentPair(current, ([a, b]) => lengths[a] + lengths[b] <= mostCodes);
    if (pair === undefined) break;
    const code = baseCodes + merges.length;
    merges.push(pair);
    lengths.push(lengths[pair[0]] + lengths[pair[1]]);
    current = current.map((sequence) => merged(sequence, pair, code));
  }
  return merges;
}

/** The base codes of a sequence, with every merge that applies carried out, in the order that they were learned in. */
export function encodePairs(
  sequence: readonly number[],
  baseCodes: number,
  merges: readonly Merge[],
): readonly number[] {
  return merges.reduce((current, pair, index) => merged(current, pair, baseCodes + index), sequence);
}

/** The base codes that a code stands for: the inverse of {@link encodePairs}. */
export function expandCode(code: number, baseCodes: number, merges: readonly Merge[]): number[] {
  if (code < baseCodes) return [code];
  return merges[code - baseCodes].flatMap((part) => expandCode(part, baseCodes, merges));
}

function mostFrequentPair(
  sequences: readonly (readonly number[])[],
  isAllowed: (pair: Merge) => boolean,
): Merge | undefined {
  const counts = new Map<string, CountedPair>();
  for (const sequence of sequences)
    for (let at = 0; at + 1 < sequence.length; at++) {
      const pair: Merge = [sequence[at], sequence[at + 1]];
      const counted = counts.get(pair.join());
      if (counted) counted.count++;
      else counts.set(pair.join(), { pair, count: 1 });
    }
  const candidates = [...counts.values()].filter(({ pair, count }) => count > 1 && isAllowed(pair));
  return candidates.sort(mostFrequentFirst).at(0)?.pair;
}

function mostFrequentFirst(a: CountedPair, b: CountedPair): number {
  return b.count - a.count || a.pair[0] - b.pair[0] || a.pair[1] - b.pair[1];
}

function merged(sequence: readonly number[], [first, second]: Merge, code: number): number[] {
  const result: number[] = [];
  for (let at = 0; at < sequence.length; at++)
    if (sequence[at] === first && sequence[at + 1] === second) {
      result.push(code);
      at++;
    } else result.push(sequence[at]);
  return result;
}
