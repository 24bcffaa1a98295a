import { ImagePlus } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStudioState } from '../../../studio/studio-context.tsx';
import { useOpenPicture } from './open-picture.ts';
import styles from './picture-place.module.css';

/** Starts a walk from a picture that is dropped, pasted or chosen. */
export function PicturePlace() {
  const { t } = useTranslation('library');
  const openPicture = useOpenPicture();
  const hasModel = useStudioState((state) => state.model !== undefined);
  const [isOver, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);

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
      <button type="button" className="quiet" disabled={!hasModel} onClick={() => input.current?.click()}>
        <ImagePlus size={14} aria-hidden="true" />
        {t('worlds.choosePicture')}
      </button>
      <p>{t('worlds.pictureAbout')}</p>
      <input
        ref={input}
        type="file"
        accept="image/*"
        hidden
        aria-label={t('worlds.picture')}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) void openPicture(file, file.name);
        }}
      />
    </div>
  );
}

function pictureIn(data: DataTransfer | null): File | undefined {
  return [...(data?.files ?? [])].find(({ type }) => type.startsWith('image/'));
}
