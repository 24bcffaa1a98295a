import { RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { boundTo, DEFAULT_BINDINGS, type InputDevice, KEYS_EACH, othersWith } from '../input/bindings.ts';
import { bindingsStore, layoutStore, resetKeys } from '../input/bindings-store.ts';
import type { Deed } from '../input/key-map.ts';
import { isAt, isSameDeed } from './key-change.ts';
import { useDeedName, useKeyLabel } from './key-names.ts';
import { KeyNote } from './key-note.tsx';
import styles from './keys-pane.module.css';
import type { useKeyChange } from './use-key-change.ts';

const DEVICES: readonly InputDevice[] = ['keyboard', 'gamepad'];

interface KeyRowProps {
  readonly deed: Deed;
  readonly changing: ReturnType<typeof useKeyChange>;
}

/** What can be done, and its keys and buttons. */
export function KeyRow({ deed, changing }: KeyRowProps) {
  const { t } = useTranslation('settings');
  const bindings = useStore(bindingsStore);
  const name = useDeedName()(deed);
  const isUsual = DEVICES.every(
    (device) => boundTo(bindings[device], deed).join() === boundTo(DEFAULT_BINDINGS[device], deed).join(),
  );
  const change = changing.change && isSameDeed(changing.change.at.deed, deed) ? changing.change : undefined;
  return (
    <>
      <tr>
        <th scope="row">{name}</th>
        {DEVICES.map((device) => (
          <td key={device}>
            <span className={styles.slots}>
              {Array.from({ length: KEYS_EACH }, (_, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a place is its number
                <KeySlot key={place} deed={deed} device={device} place={place} changing={changing} />
              ))}
            </span>
          </td>
        ))}
        <td>
          <button
            type="button"
            className={styles.reset}
            disabled={isUsual}
            aria-label={t('keys.reset', { deed: name })}
            onClick={() => {
              for (const device of DEVICES) resetKeys(device, deed);
            }}
          >
            <RotateCcw size={13} aria-hidden="true" />
          </button>
        </td>
      </tr>
      {change && <KeyNote change={change} changing={changing} />}
      <Warnings deed={deed} />
    </>
  );
}

interface KeySlotProps extends KeyRowProps {
  readonly device: InputDevice;
  readonly place: number;
}

/** One of the keys: pressed, it waits for another. */
function KeySlot({ deed, device, place, changing }: KeySlotProps) {
  const { t } = useTranslation('settings');
  const keys = useStore(bindingsStore, (bindings) => boundTo(bindings[device], deed));
  const labelOf = useKeyLabel();
  const nameOf = useDeedName();
  // Places are filled in order.
  if (place > keys.length) return null;
  const at = { device, deed, place };
  const isListening = changing.change?.step === 'listening' && isAt(changing.change, at);
  const key = keys.at(place);
  const label = key && labelOf(device, deed, key);
  const words = { deed: nameOf(deed), device: t(`keys.${device}`) };
  return (
    <button
      type="button"
      className={styles.slot}
      data-empty={key === undefined}
      data-listening={isListening}
      aria-label={label ? t('keys.bind', { ...words, key: label }) : t('keys.bindEmpty', words)}
      onClick={() => changing.listen(at)}
      onBlur={() => isListening && changing.cancel()}
    >
      {isListening ? '…' : (label ?? '+')}
    </button>
  );
}

/** Says where a key of the deed does something else too, as it may by another layout of the keyboard. */
function Warnings({ deed }: { readonly deed: Deed }) {
  const { t } = useTranslation('settings');
  const bindings = useStore(bindingsStore);
  const layout = useStore(layoutStore, (state) => state.layout);
  const nameOf = useDeedName();
  const labelOf = useKeyLabel();
  const shared = DEVICES.flatMap((device) =>
    boundTo(bindings[device], deed).flatMap((key) =>
      othersWith(bindings[device], deed, key, layout).map((other) => ({ device, key, other })),
    ),
  );
  return shared.map(({ device, key, other }) => (
    <tr key={`${device} ${key} ${other.deed.name}`} className={styles.note}>
      <td colSpan={4}>
        {t('keys.alsoBound', { key: labelOf(device, deed, key), other: nameOf(other.deed) })}
      </td>
    </tr>
  ));
}
