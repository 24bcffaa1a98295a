import type { Deed } from './key-map.ts';

/** What is printed on the keys, by `KeyboardEvent.code`; keys without a sign are left out. */
export type KeyboardLayout = ReadonlyMap<string, string>;

const LETTERS = Array.from(
  'abcdefghijklmnopqrstuvwxyz',
  (letter) => [`Key${letter.toUpperCase()}`, letter] as const,
);
const DIGITS = Array.from('0123456789', (digit) => [`Digit${digit}`, digit] as const);

/** The layout of the United States: where a browser tells nothing of the keyboard. */
export const US_LAYOUT: KeyboardLayout = new Map([
  ...LETTERS,
  ...DIGITS,
  ['Space', ' '],
  ['Comma', ','],
  ['Period', '.'],
  ['Slash', '/'],
  ['Semicolon', ';'],
  ['Quote', "'"],
  ['BracketLeft', '['],
  ['BracketRight', ']'],
  ['Backslash', '\\'],
  ['Backquote', '`'],
  ['Minus', '-'],
  ['Equal', '='],
]);

/** A part of the browser that only Chromium has. https://wicg.github.io/keyboard-map/ */
interface NavigatorWithKeyboard {
  readonly keyboard?: { getLayoutMap(): Promise<KeyboardLayout> };
}

/** The layout of this keyboard, as far as the browser tells. */
export async function readLayout(
  browser: NavigatorWithKeyboard = navigator as NavigatorWithKeyboard,
): Promise<KeyboardLayout> {
  try {
    const found = await browser.keyboard?.getLayoutMap();
    return new Map([...US_LAYOUT, ...(found ?? [])]);
  } catch {
    // Not allowed in a frame of another page.
    return US_LAYOUT;
  }
}

/** What is printed on the key that a group binds by this name; the name itself where nothing is. */
export function printedOn(group: Deed['group'], key: string, layout: KeyboardLayout): string {
  return group === 'motions' ? (layout.get(key) ?? key) : key;
}

/** The name of a key in another group; undefined for a key that cannot be bound there. */
export function keyInGroup(
  key: string,
  from: Deed['group'],
  to: Deed['group'],
  layout: KeyboardLayout,
): string | undefined {
  if (from === to) return key;
  const found =
    from === 'motions' ? layout.get(key) : [...layout].find(([, printed]) => printed === key)?.[0];
  // Keys like the arrows have one name for both.
  return found ?? (/^(Shift|Numpad)/.test(key) || key.length === 1 ? undefined : key);
}
