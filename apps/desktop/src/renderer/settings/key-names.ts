import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { InputDevice } from '../input/bindings.ts';
import { layoutStore } from '../input/bindings-store.ts';
import { buttonLabel, keyLabel } from '../input/key-labels.ts';
import type { Deed } from '../input/key-map.ts';

/** Names what can be done, in the language shown. */
export function useDeedName(): (deed: Deed) => string {
  const { t } = useTranslation('settings');
  return (deed) =>
    deed.group === 'motions' ? t(`deeds.motions.${deed.name}`) : t(`deeds.actions.${deed.name}`);
}

/** Names a key of the keyboard or a button of the gamepad. */
export function useKeyLabel(): (device: InputDevice, deed: Deed, key: string) => string {
  const { t } = useTranslation('settings');
  const layout = useStore(layoutStore, (state) => state.layout);
  return (device, deed, key) =>
    device === 'keyboard' ? keyLabel(t, deed.group, key, layout) : buttonLabel(t, key);
}
