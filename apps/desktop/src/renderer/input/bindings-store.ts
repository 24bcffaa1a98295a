import { createStore } from 'zustand/vanilla';
import { keepStored, readStored } from '../settings/stored.ts';
import { type Bindings, bindingsSchema, DEFAULT_BINDINGS, type InputDevice, resetDeed } from './bindings.ts';
import type { Deed, KeyMap } from './key-map.ts';
import { type KeyboardLayout, readLayout, US_LAYOUT } from './keyboard-layout.ts';

const STORED_AS = 'dreamwalk.bindings';

/** Which key or button does what; stored in the browser as it changes. */
export const bindingsStore = createStore<Bindings>(() => readStored(STORED_AS, bindingsSchema));

keepStored(STORED_AS, bindingsStore);

/** What is printed on the keys. */
export const layoutStore = createStore<{ readonly layout: KeyboardLayout }>(() => ({ layout: US_LAYOUT }));

void readLayout().then((layout) => layoutStore.setState({ layout }));

/** Binds the keys of a device anew. */
export function changeKeys(device: InputDevice, change: (map: KeyMap) => KeyMap): void {
  bindingsStore.setState({ [device]: change(bindingsStore.getState()[device]) });
}

export function resetKeys(device: InputDevice, deed: Deed): void {
  changeKeys(device, (map) => resetDeed(map, deed, DEFAULT_BINDINGS[device]));
}

export function resetAllKeys(device: InputDevice): void {
  changeKeys(device, () => DEFAULT_BINDINGS[device]);
}
