import { CircleHelp, Search, Settings } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { setPaletteOpen } from '../commands/palette-store.ts';
import { openSettings } from '../settings/settings-dialog-store.ts';
import { useStudio, useStudioState } from '../studio/studio-context.tsx';
import { translateEngine } from '../words/engine-words.ts';
import { ModelChoice } from './model-choice.tsx';
import { PlaceField } from './place-field.tsx';
import { press } from './press.ts';
import { RecordLight } from './record-light.tsx';
import { RoomDoors } from './room-doors.tsx';
import styles from './top-bar.module.css';

/** What is open: the place, the model, the provider. */
export function TopBar() {
  const { t } = useTranslation();
  const { t: settingsWord } = useTranslation('settings');
  const studio = useStudio();
  const rung = useStudioState((state) => state.rung);
  const provider = useStudioState((state) => state.provider);
  return (
    <header className={styles.bar}>
      <div className={styles.brand}>
        <Mark />
        <h1>Dreamwalk</h1>
        <RoomDoors />
      </div>
      <PlaceField />
      <div className={styles.facts}>
        <RecordLight />
        <ModelChoice />
        {rung && (
          <span
            className={styles.fact}
            data-testid="provider"
            data-provider={rung.provider}
            title={translateEngine(rung.why)}
          >
            <i className={provider ? styles.lit : styles.unlit} aria-hidden="true" />
            {t(`provider.${rung.provider}`)}
          </span>
        )}
        <button
          type="button"
          className={styles.help}
          onClick={() => openSettings()}
          aria-label={settingsWord('open')}
          aria-keyshortcuts="Control+,"
          title="Ctrl ,"
        >
          <Settings size={16} strokeWidth={1.75} aria-hidden="true" />
        </button>
        <button
          type="button"
          className={styles.help}
          onClick={press(() => setPaletteOpen(true))}
          aria-label={t('commands.label')}
          aria-keyshortcuts="Control+K"
          title="Ctrl K"
        >
          <Search size={16} strokeWidth={1.75} aria-hidden="true" />
        </button>
        <button
          type="button"
          className={styles.help}
          onClick={() => studio.setHelpOpen(true)}
          aria-label={t('help')}
        >
          <CircleHelp size={17} strokeWidth={1.75} aria-hidden="true" />
        </button>
      </div>
    </header>
  );
}

function Mark() {
  return (
    <svg className={styles.mark} viewBox="0 0 32 32" aria-hidden="true">
      <path d="M7 27V14a9 9 0 0 1 18 0v13" stroke="var(--dreamed)" />
      <path d="M13 27V15a3 3 0 0 1 6 0v12" stroke="var(--recalled)" />
    </svg>
  );
}
