import { useSyncExternalStore } from 'react';
import { plainPadName, standardPad } from './gamepads.ts';

/** The name of the gamepad that is connected; undefined where there is none. */
export function useGamepadName(): string | undefined {
  return useSyncExternalStore(subscribe, () => {
    const pad = standardPad();
    return pad && plainPadName(pad.id);
  });
}

function subscribe(onChange: () => void): () => void {
  const abort = new AbortController();
  for (const type of ['gamepadconnected', 'gamepaddisconnected'])
    window.addEventListener(type, onChange, { signal: abort.signal });
  return () => abort.abort();
}
