import { useTranslation } from 'react-i18next';
import { useGamepadName } from '../input/use-gamepad-name.ts';
import styles from './feel-pane.module.css';
import { ChoiceRow, NumberRow, SwitchRow } from './setting-controls.tsx';
import { type Settings, usualSettings, WALLS } from './settings-schema.ts';
import { changeSettings } from './settings-store.ts';
import { useSetting } from './use-setting.ts';

/** What stops a walker, and how mouse, keys and sticks turn the view. */
export function FeelPane() {
  const { t } = useTranslation('settings');
  const gamepad = useGamepadName();
  return (
    <div className={styles.pane}>
      <section>
        <h3>{t('feel.walking')}</h3>
        <ChoiceRow
          label={t('feel.walls')}
          value={useSetting('walls')}
          choices={WALLS.map((value) => ({ value, label: t(`feel.wallsOf.${value}`) }))}
          onChoose={(walls) => changeSettings({ walls })}
        />
        <p className={styles.note}>{t('feel.aboutWalls')}</p>
      </section>
      <section>
        <h3>{t('feel.mouse')}</h3>
        <NumberRow name="capturedMouseScale" unit="×" />
        <NumberRow name="draggedMouseScale" unit="×" />
        <SwitchRow name="invertMouseY" label={t('feel.invertMouseY')} />
      </section>
      <section>
        <h3>{t('feel.keyboard')}</h3>
        <NumberRow name="keyTurnScale" unit="×" />
      </section>
      <section>
        <h3>{t('feel.gamepad')}</h3>
        <p className={styles.note} role="status">
          {gamepad ? t('feel.here', { name: gamepad }) : t('feel.none')}
        </p>
        <NumberRow name="stickTurnScale" unit="×" />
        <NumberRow name="stickDeadZone" unit="%" />
        <NumberRow name="stickCurve" about={t('feel.aboutCurve')} />
        <SwitchRow name="invertStickY" label={t('feel.invertStickY')} />
      </section>
      <button type="button" className="quiet" onClick={resetFeel}>
        {t('feel.reset')}
      </button>
    </div>
  );
}

/** The settings of this pane. */
const FEEL = [
  'walls',
  'capturedMouseScale',
  'draggedMouseScale',
  'invertMouseY',
  'keyTurnScale',
  'stickTurnScale',
  'stickDeadZone',
  'stickCurve',
  'invertStickY',
] as const satisfies readonly (keyof Settings)[];

function resetFeel(): void {
  const usual = usualSettings();
  changeSettings(Object.fromEntries(FEEL.map((name) => [name, usual[name]])));
}
