import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStudioState } from '../../../studio/studio-context.tsx';
import { useLibrary, useLibraryState } from '../state/library-context.tsx';
import { droppedModel } from '../state/model-files.ts';
import { AddModel } from './add-model.tsx';
import { InstallCard } from './install-card.tsx';
import { ModelDetail } from './model-detail.tsx';
import { ModelList } from './model-list.tsx';
import styles from './models-tab.module.css';

/** The models there are, and all about the one that is chosen. */
export function ModelsTab() {
  const { t } = useTranslation('library');
  const library = useLibrary();
  const models = useStudioState((state) => state.models);
  const openId = useStudioState((state) => state.model?.id);
  const selectedId = useLibraryState((state) => state.selectedModelId);
  const [isOver, setOver] = useState(false);
  const [isNeither, setNeither] = useState(false);
  const shown =
    models.find(({ id }) => id === selectedId) ?? models.find(({ id }) => id === openId) ?? models[0];
  const { client } = library;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a place to drop models on; the button in it does the same by keyboard
    <div
      className={styles.models}
      data-over={isOver}
      onDragOver={(event) => {
        if (!client) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={async (event) => {
        event.preventDefault();
        setOver(false);
        const chosen = await droppedModel(event.dataTransfer);
        setNeither(chosen === undefined);
        if (chosen) void library.add(chosen);
      }}
    >
      <div className={styles.list}>
        <ModelList models={models} shownId={shown?.id} openId={openId} />
        {client && (
          <>
            <AddModel />
            <p className={styles.hint} role="status">
              {isNeither ? t('add.neither') : t('add.drop')}
            </p>
            <InstallCard />
          </>
        )}
      </div>
      {shown ? (
        <ModelDetail key={shown.id} model={shown} isOpen={shown.id === openId} />
      ) : (
        <p className={styles.none}>{t('models.choose')}</p>
      )}
    </div>
  );
}
