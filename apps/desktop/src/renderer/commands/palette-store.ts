import { createStore } from 'zustand/vanilla';

/** Whether the commands are shown to choose from. */
export const paletteStore = createStore<{ readonly isOpen: boolean }>(() => ({ isOpen: false }));

export function setPaletteOpen(isOpen: boolean): void {
  paletteStore.setState({ isOpen });
}
