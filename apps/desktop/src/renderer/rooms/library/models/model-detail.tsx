import { FolderOpen, Footprints, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { OfferedModel } from '../../../../shared/offered-model.ts';
import { FailureMessage } from '../../../components/failure-message.tsx';
import { Section } from '../../../components/section.tsx';
import { useStudio } from '../../../studio/studio-context.tsx';
import { enterRoom } from '../../rooms-store.ts';
import { useLibrary, useLibraryState } from '../state/library-context.tsx';
import { GraphTable } from './graph-table.tsx';
import { Markdown } from './markdown.tsx';
import { useModelAbout } from './model-about.ts';
import styles from './model-detail.module.css';
import { ModelFacts } from './model-facts.tsx';

interface ModelDetailProps {
  readonly model: OfferedModel;
  /** It dreams now. */
  readonly isOpen: boolean;
}

/** All about one model, and the way into its dreams. */
export function ModelDetail({ model, isOpen }: ModelDetailProps) {
  const { t } = useTranslation('library');
  const about = useModelAbout(model.id);
  return (
    <article className={styles.detail} aria-labelledby="model-title">
      <header className={styles.header}>
        <h2 id="model-title">{model.title}</h2>
        <Actions model={model} isOpen={isOpen} />
        <p>{model.description}</p>
      </header>
      {about instanceof Error && (
        <p className={styles.damaged} role="alert">
          <strong>{t('models.damaged')}</strong> <FailureMessage message={about.message} />
        </p>
      )}
      {about && !(about instanceof Error) && (
        <>
          <Section title={t('models.facts')}>
            <ModelFacts manifest={about.manifest} modelId={model.id} sizeBytes={model.sizeBytes} />
          </Section>
          <Section title={t('models.graphs')}>
            <GraphTable graphs={about.manifest.graphs} bytes={about.graphBytes} />
          </Section>
          <Section title={t('models.card')}>
            {about.card === undefined ? (
              <p className={styles.none}>{t('models.noCard')}</p>
            ) : (
              <Markdown text={about.card} modelId={model.id} />
            )}
          </Section>
        </>
      )}
    </article>
  );
}

function Actions({ model: { id, isOwn }, isOpen }: ModelDetailProps) {
  const { t } = useTranslation('library');
  const studio = useStudio();
  const library = useLibrary();
  const canReveal = useLibraryState((state) => state.about?.canReveal === true);
  return (
    <div className={styles.actions}>
      {isOwn && canReveal && (
        <button type="button" className="quiet" onClick={() => void library.reveal('models', id)}>
          <FolderOpen size={14} aria-hidden="true" />
          {t('reveal')}
        </button>
      )}
      {isOwn && library.client && (
        <button type="button" className="quiet" onClick={() => void library.remove('models', id)}>
          <Trash2 size={14} aria-hidden="true" />
          {t('models.remove')}
        </button>
      )}
      <button
        type="button"
        className="solid"
        onClick={() => {
          if (!isOpen) studio.openModel(id);
          enterRoom('explore');
        }}
      >
        <Footprints size={14} aria-hidden="true" />
        {isOpen ? t('models.opened') : t('models.open')}
      </button>
    </div>
  );
}
