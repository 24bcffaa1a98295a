import { createStore } from 'zustand/vanilla';
import {
  type NumberSetting,
  RANGES,
  type Settings,
  settingsSchema,
  usualSettings,
} from './settings-schema.ts';
import { keepStored, readStored } from './stored.ts';

const STORED_AS = 'dreamwalk.settings';

/** What the person has chosen for the studio; stored in the browser as it changes. */
export const settingsStore = createStore<Settings>(() =>
  readStored(STORED_AS, settingsSchema.catch(usualSettings)),
);

keepStored(STORED_AS, settingsStore);

export function changeSettings(change: Partial<Settings>): void {
  settingsStore.setState(change);
}

export function toggleMotionMode(): void {
  changeSettings({ motionMode: settingsStore.getState().motionMode === 'walk' ? 'fly' : 'walk' });
}

/** What a key press changes the speed by, in times the model's pace. */
const SPEED_STEP = 0.25;

/** @param direction 1 is faster, −1 slower */
export function changeSpeed(direction: 1 | -1): void {
  const { speedScale } = settingsStore.getState();
  // On the grid of the steps, wherever the slider left it.
  const next = (Math.round(speedScale / SPEED_STEP) + direction) * SPEED_STEP;
  changeSettings({ speedScale: clampSetting('speedScale', next) });
}

/** The nearest number that a setting can be. */
export function clampSetting(name: NumberSetting, value: number): number {
  const { min, max } = RANGES[name];
  return Math.min(max, Math.max(min, value));
}
