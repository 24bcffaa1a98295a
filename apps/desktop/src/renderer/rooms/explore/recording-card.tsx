import { useTranslation } from 'react-i18next';
import { useStudio, useStudioState } from '../../studio/studio-context.tsx';
import { decimal } from '../../words/decimal.ts';
import { FileCard } from './file-card.tsx';

/** A finished recording. */
export function RecordingCard() {
  const { t } = useTranslation('explore');
  const studio = useStudio();
  const recording = useStudioState((state) => state.recording);
  if (!recording) return null;
  const { fileName, durationS, path, url } = recording;
  const reveal = window.dreamwalk?.revealRecording;
  return (
    <FileCard
      testId="recording"
      title={t('recording.recorded', { seconds: decimal(durationS, 1) })}
      fileName={fileName}
      path={path}
      url={url}
      saveLabel={t('recording.save', { fileName })}
      dismissLabel={t('recording.dismiss')}
      onDismiss={() => studio.dismissRecording()}
    >
      {path && reveal && (
        <button type="button" className="quiet" onClick={() => reveal(fileName)}>
          {t('recording.show')}
        </button>
      )}
    </FileCard>
  );
}
