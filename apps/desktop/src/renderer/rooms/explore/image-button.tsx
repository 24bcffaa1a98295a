import type { LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { press } from '../../components/press.ts';
import { useStudio } from '../../studio/studio-context.tsx';
import { choosePicture } from '../library/worlds/open-picture.ts';

interface ImageButtonProps {
  readonly icon: LucideIcon;
  readonly disabled: boolean;
  readonly className: string;
}

/** Starts a walk from a picture of one's own. */
export function ImageButton({ icon: Icon, disabled, className }: ImageButtonProps) {
  const { t } = useTranslation('explore');
  const studio = useStudio();
  return (
    <button
      type="button"
      className={className}
      disabled={disabled}
      title={t('image.about')}
      onClick={press(() => void choosePicture(studio))}
    >
      <Icon size={15} strokeWidth={1.9} aria-hidden="true" />
      <span>{t('image.button')}</span>
    </button>
  );
}
