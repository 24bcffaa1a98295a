import { Undo2, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import styles from './removed-notice.module.css';

interface RemovedNoticeProps {
  /** Of what was thrown away last; absent where nothing was. */
  readonly name: string | undefined;
  readonly onUndo: () => void;
  readonly onForget: () => void;
}

/** What was thrown away last, and the way to bring it back. */
export function RemovedNotice({ name, onUndo, onForget }: RemovedNoticeProps) {
  const { t } = useTranslation('library');
  return (
    <div className={styles.place} role="status">
      {name !== undefined && (
        <div className={styles.notice}>
          <span className={styles.text}>{t('undo.removed', { name })}</span>
          <button type="button" className="quiet" onClick={onUndo}>
            <Undo2 size={14} aria-hidden="true" />
            {t('undo.action')}
          </button>
          <button type="button" className="quiet" aria-label={t('dismiss')} onClick={onForget}>
            <X size={14} aria-hidden="true" />
          </button>
        </div>
      )}
    </div>
  );
}
