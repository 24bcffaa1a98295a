import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStudio, useStudioState } from '../studio/studio-context.tsx';
import { press } from './press.ts';
import styles from './record-light.module.css';

const TITLE = 'Dreamwalk';

/** Burns in every room, and in the window's title, as long as something is recorded; ends it when it is pressed. */
export function RecordLight() {
  const { t } = useTranslation('explore');
  const studio = useStudio();
  const isRecording = useStudioState((state) => state.engine.recording);
  useEffect(() => {
    document.title = isRecording ? `● ${TITLE}` : TITLE;
  }, [isRecording]);
  if (!isRecording) return null;
  return (
    <button
      type="button"
      className={styles.light}
      aria-label={t('recording.stop')}
      title={t('recording.stop')}
      onClick={press(() => studio.toggleRecording())}
    >
      <i aria-hidden="true" />
      {t('view.recording')}
    </button>
  );
}
