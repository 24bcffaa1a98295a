import { ImagePlus } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFilePicker } from '../../../components/use-file-picker.tsx';
import { useStudioState } from '../../../studio/studio-context.tsx';
import { useOpenPicture } from './open-picture.ts';
import styles from './picture-place.module.css';

/** Starts a walk from a picture that is dropped, pasted or chosen. */
export function PicturePlace() {
  const { t } = useTranslation('library');
  const openPicture = useOpenPicture();
  const hasModel = useStudioState((state) => state.model !== undefined);
  const [isOver, setOver] = useState(false);
  const { pick, input } = useFilePicker({
    accept: 'image/*',
    label: t('worlds.picture'),
    onFile: (file) => void openPicture(file, file.name),
  });

  const onPaste = useEffectEvent((event: ClipboardEvent) => {
    const file = pictureIn(event.clipboardData);
    if (file) void openPicture(file, t('worlds.pasted'));
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
        if (file) void openPicture(file, file.name);
      }}
    >
      <button type="button" className="quiet" disabled={!hasModel} onClick={pick}>
        <ImagePlus size={14} aria-hidden="true" />
        {t('worlds.choosePicture')}
      </button>
      <p>{t('worlds.pictureAbout')}</p>
      {input}
    </div>
  );
}

function pictureIn(data: DataTransfer | null): File | undefined {
  return [...(data?.files ?? [])].find(({ type }) => type.startsWith('image/'));
}
