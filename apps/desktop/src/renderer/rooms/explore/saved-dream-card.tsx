import { Download, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStudio, useStudioState } from '../../studio/studio-context.tsx';
import { useLibrary } from '../library/state/library-context.tsx';
import { enterRoom } from '../rooms-store.ts';
import styles from './recording-card.module.css';

/** A dream that was just saved: in the library, or by the browser where there is none. */
export function SavedDreamCard() {
  const { t } = useTranslation('explore');
  const studio = useStudio();
  const library = useLibrary();
  const dream = useStudioState((state) => state.savedDream);
  const link = useRef<HTMLAnchorElement>(null);
  const url = dream?.url;
  useEffect(() => {
    if (url) link.current?.click();
  }, [url]);
  if (!dream) return null;
  const { fileName } = dream;
  return (
    <div className={styles.card} role="status" data-testid="saved-dream">
      <div className={styles.text}>
        <strong>{t('savedDream.saved')}</strong>
        <span title={fileName}>{fileName}</span>
      </div>
      {url ? (
        <a
          className="quiet"
          ref={link}
          href={url}
          download={fileName}
          aria-label={t('savedDream.save', { fileName })}
        >
          <Download size={15} aria-hidden="true" />
        </a>
      ) : (
        <button
          type="button"
          className="quiet"
          onClick={() => {
            studio.dismissSavedDream();
            library.show('recordings');
            enterRoom('library');
          }}
        >
          {t('savedDream.goTo')}
        </button>
      )}
      <button
        type="button"
        className="quiet"
        onClick={() => studio.dismissSavedDream()}
        aria-label={t('savedDream.dismiss')}
      >
        <X size={15} aria-hidden="true" />
      </button>
    </div>
  );
}
