import { ImagePlus } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStudio, useStudioState } from '../../../studio/studio-context.tsx';
import { choosePicture, openPicture } from './open-picture.ts';
import styles from './picture-place.module.css';

/** Starts a walk from a picture that is dropped, pasted or chosen. */
export function PicturePlace() {
  const { t } = useTranslation('library');
  const studio = useStudio();
  const hasModel = useStudioState((state) => state.model !== undefined);
  const [isOver, setOver] = useState(false);

  const onPaste = useEffectEvent((event: ClipboardEvent) => {
    const file = pictureIn(event.clipboardData);
    if (file) void openPicture(studio, file, t('worlds.pasted'));
  });
  useEffect(() => {
    const paste = (event: ClipboardEvent) => onPaste(event);
    window.addEventListener('paste', paste);
    return () => window.removeEventListener('paste', paste);
  }, []);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a place to drop files on; the button in it does the same by keyboard
    <div
      className={styles.drop}
      data-over={isOver}
      data-testid="picture-drop"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const file = pictureIn(event.dataTransfer);
        if (file) void openPicture(studio, file, file.name);
      }}
    >
      <button type="button" className="quiet" disabled={!hasModel} onClick={() => void choosePicture(studio)}>
        <ImagePlus size={14} aria-hidden="true" />
        {t('worlds.choosePicture')}
      </button>
      <p>{t('worlds.pictureAbout')}</p>
    </div>
  );
}

function pictureIn(data: DataTransfer | null): File | undefined {
  return [...(data?.files ?? [])].find(({ type }) => type.startsWith('image/'));
}
