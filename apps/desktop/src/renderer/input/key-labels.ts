import type { TFunction } from 'i18next';
import type { Deed } from './key-map.ts';
import { type KeyboardLayout, printedOn } from './keyboard-layout.ts';

const SIGNS: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
};

const NAMED = {
  ' ': 'space',
  ShiftLeft: 'leftShift',
  ShiftRight: 'rightShift',
  Backspace: 'backspace',
  Delete: 'delete',
  Insert: 'insert',
  Home: 'home',
  End: 'end',
  PageUp: 'pageUp',
  PageDown: 'pageDown',
} as const;

/** The arrows of a gamepad's cross. */
const PAD_ARROWS: Readonly<Record<string, string>> = { Up: '↑', Down: '↓', Left: '←', Right: '→' };

type Words = TFunction<'settings'>;

/** A key as it is drawn beside what it does: short, in the language shown, by the layout of this keyboard. */
export function keyLabel(t: Words, group: Deed['group'], key: string, layout: KeyboardLayout): string {
  const printed = printedOn(group, key, layout);
  if (printed in NAMED) return t(`keys.named.${NAMED[printed as keyof typeof NAMED]}`);
  if (printed.startsWith('Numpad')) return t('keys.named.keypad', { key: printed.slice('Numpad'.length) });
  return SIGNS[printed] ?? (printed.length === 1 ? printed.toUpperCase() : printed);
}

/** A button of a gamepad. */
export function buttonLabel(t: Words, button: string): string {
  return button in PAD_ARROWS ? t('keys.named.pad', { arrow: PAD_ARROWS[button] }) : button;
}

/** The key of an action as `aria-keyshortcuts` writes it. https://www.w3.org/TR/wai-aria-1.2/#aria-keyshortcuts */
export function shortcutName(key: string): string {
  if (key === ' ') return 'Space';
  if (key === '+') return 'Plus';
  return key.length === 1 ? key.toUpperCase() : key;
}
