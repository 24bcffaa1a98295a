import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import styles from './film-dialog.module.css';

interface FilmDialogProps {
  /** Nothing plays where there is none. */
  readonly name: string | undefined;
  readonly url: string | undefined;
  readonly onClose: () => void;
}

/** Plays a film. */
export function FilmDialog({ name, url, onClose }: FilmDialogProps) {
  const { t } = useTranslation('library');
  return (
    <Dialog.Root open={name !== undefined} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className={styles.veil} />
        <Dialog.Content className={styles.dialog} aria-describedby={undefined}>
          <header className={styles.header}>
            <Dialog.Title className={styles.title}>
              {t('recordings.playing', { name: name ?? '' })}
            </Dialog.Title>
            <Dialog.Close className="quiet" aria-label={t('recordings.close')}>
              <X size={15} aria-hidden="true" />
            </Dialog.Close>
          </header>
          {/* biome-ignore lint/a11y/useMediaCaption: a dream is silent */}
          <video className={styles.film} src={url} controls autoPlay loop />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
