import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { boundTo } from './bindings.ts';
import { bindingsStore, layoutStore } from './bindings-store.ts';
import { keyLabel, shortcutName } from './key-labels.ts';
import type { Deed, KeyAction, MotionKey } from './key-map.ts';

/** The key of a deed as a button shows it; undefined where it has none. */
export function useKeyHint(deed: Deed): string | undefined {
  const { t } = useTranslation('settings');
  const key = useStore(bindingsStore, ({ keyboard }) => boundTo(keyboard, deed).at(0));
  const layout = useStore(layoutStore, (state) => state.layout);
  return key && keyLabel(t, deed.group, key, layout);
}

/** The keys of an action for `aria-keyshortcuts`; undefined where it has none. */
export function useKeyShortcuts(name: KeyAction): string | undefined {
  const keys = useStore(bindingsStore, ({ keyboard }) => keyboard.actions[name]);
  return keys.map(shortcutName).join(' ') || undefined;
}

/** The first keys of some motions, one after the other. */
export function useMotionKeys(names: readonly MotionKey[]): string {
  const { t } = useTranslation('settings');
  const motions = useStore(bindingsStore, ({ keyboard }) => keyboard.motions);
  const layout = useStore(layoutStore, (state) => state.layout);
  return names
    .flatMap((name) => motions[name].slice(0, 1))
    .map((code) => keyLabel(t, 'motions', code, layout))
    .join(' ');
}
