import { useTranslation } from 'react-i18next';
import { resetAllKeys } from '../input/bindings-store.ts';
import { DEEDS } from '../input/key-map.ts';
import { KeyRow } from './key-row.tsx';
import styles from './keys-pane.module.css';
import { useKeyChange } from './use-key-change.ts';

/** What every key and button does, to be changed. */
export function KeysPane() {
  const { t } = useTranslation('settings');
  const changing = useKeyChange();
  return (
    <>
      <table className={styles.table}>
        {(['motions', 'actions'] as const).map((group) => (
          <tbody key={group}>
            <tr className={styles.head}>
              <th scope="col">{t(`keys.${group}`)}</th>
              <th scope="col">{t('keys.keyboard')}</th>
              <th scope="col">{t('keys.gamepad')}</th>
              <td />
            </tr>
            {DEEDS.filter((deed) => deed.group === group).map((deed) => (
              <KeyRow key={deed.name} deed={deed} changing={changing} />
            ))}
          </tbody>
        ))}
      </table>
      <div className={styles.foot}>
        <button
          type="button"
          className="quiet"
          onClick={() => {
            resetAllKeys('keyboard');
            resetAllKeys('gamepad');
          }}
        >
          {t('keys.resetAll')}
        </button>
        <span>{t('keys.sticks')}</span>
      </div>
    </>
  );
}
