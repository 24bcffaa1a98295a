import { MoonStar } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFilePicker } from '../../../components/use-file-picker.tsx';
import { useStudio } from '../../../studio/studio-context.tsx';
import { openDream } from './open-dream.ts';

/** Goes on with a saved dream that lies somewhere else. */
export function OpenDreamButton() {
  const { t } = useTranslation('library');
  const studio = useStudio();
  const { pick, input } = useFilePicker({
    accept: '.safetensors',
    label: t('recordings.openDream'),
    onFile: (file) => void openDream(studio, file),
  });
  return (
    <>
      <button type="button" className="quiet" onClick={pick}>
        <MoonStar size={14} aria-hidden="true" />
        {t('recordings.openDream')}
      </button>
      {input}
    </>
  );
}
