const LARGEST_SEED = 2 ** 31 - 1;

/** The number of a world as somebody typed it; undefined where it is none. */
export function parseWorldSeed(text: string): number | undefined {
  const seed = Number(text);
  const isSeed = text.trim() !== '' && Number.isInteger(seed) && seed >= 0 && seed <= LARGEST_SEED;
  return isSeed ? seed : undefined;
}
