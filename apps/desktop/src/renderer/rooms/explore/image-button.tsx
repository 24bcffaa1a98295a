import type { LucideIcon } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { readImageFrame } from '../../studio/read-image-frame.ts';
import { useStudio } from '../../studio/studio-context.tsx';

interface ImageButtonProps {
  readonly icon: LucideIcon;
  readonly disabled: boolean;
  readonly className: string;
}

/** Starts a walk from a picture of one's own. */
export function ImageButton({ icon: Icon, disabled, className }: ImageButtonProps) {
  const { t } = useTranslation('explore');
  const studio = useStudio();
  const input = useRef<HTMLInputElement>(null);
  const open = async (file: File) => {
    const { model } = studio.store.getState();
    if (!model) return;
    try {
      const frame = await readImageFrame(file, model.widthPx, model.heightPx);
      studio.send({ type: 'openImage', name: file.name, frame });
    } catch (error) {
      studio.fail(error, 'opening an image');
    }
  };
  return (
    <>
      <button
        type="button"
        className={className}
        disabled={disabled}
        title={t('image.about')}
        onClick={() => input.current?.click()}
      >
        <Icon size={15} strokeWidth={1.9} aria-hidden="true" />
        <span>{t('image.button')}</span>
      </button>
      <input
        ref={input}
        type="file"
        accept="image/*"
        hidden
        aria-label={t('image.label')}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          event.target.blur();
          if (file) void open(file);
        }}
      />
    </>
  );
}
