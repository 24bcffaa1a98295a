import fc from 'fast-check';
import { type ThemeName, themeOf } from '../build/theme.ts';

/** Seeds of one theme's worlds. */
export function seedsOfTheme(theme: ThemeName): fc.Arbitrary<number> {
  return fc.nat(2_000_000).map((from) => {
    let seed = from;
    while (themeOf(seed) !== theme) seed++;
    return seed;
  });
}
