import { useTranslation } from 'react-i18next';
import type { OfferedModel } from '../../../../shared/offered-model.ts';
import { formatBytes } from '../../../words/bytes.ts';
import { useLibrary } from '../state/library-context.tsx';
import styles from './model-list.module.css';

interface ModelListProps {
  readonly models: readonly OfferedModel[];
  /** The one that is looked at. */
  readonly shownId: string | undefined;
  /** The one that dreams. */
  readonly openId: string | undefined;
}

/** Every model in short, to choose one from. */
export function ModelList({ models, shownId, openId }: ModelListProps) {
  const { t, i18n } = useTranslation('library');
  const library = useLibrary();
  return (
    <ul className={styles.models} aria-label={t('models.list')}>
      {models.map(({ id, title, description, isOwn, sizeBytes }) => (
        <li key={id}>
          <button
            type="button"
            className={styles.model}
            aria-pressed={id === shownId}
            onClick={() => library.selectModel(id)}
          >
            <span className={styles.title}>{title}</span>
            <span className={styles.size}>{formatBytes(sizeBytes, i18n.language)}</span>
            <span className={styles.about}>{description}</span>
            {(id === openId || isOwn) && (
              <span className={styles.marks}>
                {id === openId && <span className={styles.open}>{t('models.current')}</span>}
                {isOwn && <span>{t('models.own')}</span>}
              </span>
            )}
          </button>
        </li>
      ))}
    </ul>
  );
}
