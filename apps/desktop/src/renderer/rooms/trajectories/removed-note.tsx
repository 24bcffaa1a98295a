import { useTranslation } from 'react-i18next';
import styles from './removed-note.module.css';
import { undoEdit } from './state/trajectories-store.ts';
import { useTrajectories } from './use-trajectories.ts';

/** Says what was deleted, and brings it back. */
export function RemovedNote() {
  const { t } = useTranslation('trajectories');
  const removed = useTrajectories((state) => state.removed);
  return (
    <div className={styles.place} role="status">
      {removed && (
        <p className={styles.note}>
          <span>{t('list.removed', { name: removed.name })}</span>
          <button type="button" className="quiet" onClick={undoEdit}>
            {t('undo')}
          </button>
        </p>
      )}
    </div>
  );
}
