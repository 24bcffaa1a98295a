import { createStore } from 'zustand/vanilla';

export const SETTINGS_TABS = ['controls', 'feel', 'appearance'] as const;

export type SettingsTab = (typeof SETTINGS_TABS)[number];

/** Whether the settings are open, and which part of them is shown. */
export const settingsDialogStore = createStore<{ readonly isOpen: boolean; readonly tab: SettingsTab }>(
  () => ({ isOpen: false, tab: 'controls' }),
);

/** @param tab the part that was shown last where none is given */
export function openSettings(tab: SettingsTab = settingsDialogStore.getState().tab): void {
  settingsDialogStore.setState({ isOpen: true, tab });
}

export function closeSettings(): void {
  settingsDialogStore.setState({ isOpen: false });
}
