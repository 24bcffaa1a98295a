import { Download, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStudio, useStudioState } from '../../studio/studio-context.tsx';
import { decimal } from '../../words/decimal.ts';
import styles from './recording-card.module.css';

/** A finished recording: saved by the browser at once, or lying where the engine put it. */
export function RecordingCard() {
  const { t } = useTranslation('explore');
  const studio = useStudio();
  const recording = useStudioState((state) => state.recording);
  const link = useRef<HTMLAnchorElement>(null);
  const url = recording?.url;
  useEffect(() => {
    if (url) link.current?.click();
  }, [url]);
  if (!recording) return null;
  const { fileName, durationS, path } = recording;
  const reveal = window.dreamwalk?.revealRecording;
  return (
    <div className={styles.card} role="status" data-testid="recording">
      <div className={styles.text}>
        <strong>{t('recording.recorded', { seconds: decimal(durationS, 1) })}</strong>
        <span title={path}>{path ?? fileName}</span>
      </div>
      {url && (
        <a
          className="quiet"
          ref={link}
          href={url}
          download={fileName}
          aria-label={t('recording.save', { fileName })}
        >
          <Download size={15} aria-hidden="true" />
        </a>
      )}
      {path && reveal && (
        <button type="button" className="quiet" onClick={() => reveal(fileName)}>
          {t('recording.show')}
        </button>
      )}
      <button
        type="button"
        className="quiet"
        onClick={() => studio.dismissRecording()}
        aria-label={t('recording.dismiss')}
      >
        <X size={15} aria-hidden="true" />
      </button>
    </div>
  );
}
