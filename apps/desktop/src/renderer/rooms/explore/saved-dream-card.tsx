import { useTranslation } from 'react-i18next';
import { useStudio, useStudioState } from '../../studio/studio-context.tsx';
import { useLibrary } from '../library/state/library-context.tsx';
import { enterRoom } from '../rooms-store.ts';
import { FileCard } from './file-card.tsx';

/** A dream that was just saved. */
export function SavedDreamCard() {
  const { t } = useTranslation('explore');
  const studio = useStudio();
  const library = useLibrary();
  const dream = useStudioState((state) => state.savedDream);
  if (!dream) return null;
  const { fileName, url } = dream;
  const showInLibrary = () => {
    studio.dismissSavedDream();
    library.show('recordings');
    enterRoom('library');
  };
  return (
    <FileCard
      testId="saved-dream"
      title={t('savedDream.saved')}
      fileName={fileName}
      url={url}
      saveLabel={t('savedDream.save', { fileName })}
      dismissLabel={t('savedDream.dismiss')}
      onDismiss={() => studio.dismissSavedDream()}
    >
      {!url && (
        <button type="button" className="quiet" onClick={showInLibrary}>
          {t('savedDream.goTo')}
        </button>
      )}
    </FileCard>
  );
}
