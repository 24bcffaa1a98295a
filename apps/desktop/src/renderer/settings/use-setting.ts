import { useStore } from 'zustand';
import type { Settings } from './settings-schema.ts';
import { settingsStore } from './settings-store.ts';

/** A setting; the component renders again when it changes. */
export function useSetting<Name extends keyof Settings>(name: Name): Settings[Name] {
  return useStore(settingsStore, (settings) => settings[name]);
}
