import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { bindingsStore, layoutStore } from '../input/bindings-store.ts';
import { canSwap, type KeyChange } from './key-change.ts';
import { useDeedName, useKeyLabel } from './key-names.ts';
import styles from './keys-pane.module.css';
import type { useKeyChange } from './use-key-change.ts';

interface KeyNoteProps {
  readonly change: KeyChange;
  readonly changing: ReturnType<typeof useKeyChange>;
}

/** What is waited for, why a key is refused, or what is to become of one that others have. */
export function KeyNote({ change, changing }: KeyNoteProps) {
  return (
    <tr className={styles.note}>
      <td colSpan={4}>
        <NoteText change={change} />
        {change.step === 'taken' && <Answers change={change} changing={changing} />}
      </td>
    </tr>
  );
}

function NoteText({ change }: Pick<KeyNoteProps, 'change'>) {
  const { t } = useTranslation('settings');
  const nameOf = useDeedName();
  const labelOf = useKeyLabel();
  const { device, deed } = change.at;
  switch (change.step) {
    case 'listening':
      return (
        <span role="status">
          {t(device === 'keyboard' ? 'keys.press' : 'keys.pressButton')} {t('keys.pressHelp')}
        </span>
      );
    case 'reserved':
      return <span role="alert">{t('keys.reserved', { key: change.printed })}</span>;
    case 'taken':
      return (
        <span role="alert">
          {change.others
            .map((other) =>
              t('keys.taken', { key: labelOf(device, deed, change.key), other: nameOf(other.deed) }),
            )
            .join(' ')}
        </span>
      );
  }
}

interface AnswersProps {
  readonly change: Extract<KeyChange, { step: 'taken' }>;
  readonly changing: ReturnType<typeof useKeyChange>;
}

function Answers({ change, changing }: AnswersProps) {
  const { t } = useTranslation('settings');
  const map = useStore(bindingsStore, (bindings) => bindings[change.at.device]);
  const layout = useStore(layoutStore, (state) => state.layout);
  const hasSwap = canSwap(change, map, layout);
  // The keyboard goes on here, where it is asked.
  return (
    <span className={styles.answers}>
      {hasSwap && (
        <button type="button" className="solid" ref={focus} onClick={() => changing.swap(change)}>
          {t('keys.swap')}
        </button>
      )}
      <button
        type="button"
        className="quiet"
        ref={hasSwap ? undefined : focus}
        onClick={() => changing.take(change)}
      >
        {t('keys.take')}
      </button>
      <button type="button" className="quiet" onClick={changing.cancel}>
        {t('keys.cancel')}
      </button>
    </span>
  );
}

function focus(button: HTMLButtonElement | null): void {
  button?.focus();
}
