import { MoonStar } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStudio } from '../../../studio/studio-context.tsx';
import { chooseDream } from './open-dream.ts';

/** Goes on with a saved dream that lies somewhere else. */
export function OpenDreamButton() {
  const { t } = useTranslation('library');
  const studio = useStudio();
  return (
    <button type="button" className="quiet" onClick={() => void chooseDream(studio)}>
      <MoonStar size={14} aria-hidden="true" />
      {t('recordings.openDream')}
    </button>
  );
}
