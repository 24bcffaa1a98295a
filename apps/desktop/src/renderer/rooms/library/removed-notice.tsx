import { Undo2, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import styles from './removed-notice.module.css';
import { useLibrary, useLibraryState } from './state/library-context.tsx';

/** What was thrown away last, and the way to bring it back. */
export function RemovedNotice() {
  const { t } = useTranslation('library');
  const library = useLibrary();
  const removed = useLibraryState((state) => state.removed);
  return (
    <div className={styles.place} role="status">
      {removed && (
        <div className={styles.notice}>
          <span className={styles.text}>{t('undo.removed', { name: removed.name })}</span>
          <button type="button" className="quiet" onClick={() => void library.undoRemove()}>
            <Undo2 size={14} aria-hidden="true" />
            {t('undo.action')}
          </button>
          <button
            type="button"
            className="quiet"
            aria-label={t('dismiss')}
            onClick={() => library.forgetRemoved()}
          >
            <X size={14} aria-hidden="true" />
          </button>
        </div>
      )}
    </div>
  );
}
