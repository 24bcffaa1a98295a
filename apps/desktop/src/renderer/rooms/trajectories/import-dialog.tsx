import { Dialog } from 'radix-ui';
import { lazy, Suspense, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ConventionChoice } from './convention-choice.tsx';
import styles from './import-dialog.module.css';
import { draftTrajectory, type ImportDraft, undoApplied } from './state/import-draft.ts';
import { importedPath } from './state/new-path.ts';
import { closeDraft, edit, openDraft } from './state/trajectories-store.ts';
import { useTrajectories } from './use-trajectories.ts';

const PathPreview = lazy(() => import('./path-preview.tsx'));

/** A file that was read: what it seems to be and why, what it looks like, and what else it could be. */
export function ImportDialog() {
  const draft = useTrajectories((state) => state.draft);
  return (
    <Dialog.Root
      open={draft !== undefined}
      onOpenChange={(isOpen) => {
        if (!isOpen) closeDraft();
      }}
    >
      {draft && <Content draft={draft} />}
    </Dialog.Root>
  );
}

function Content({ draft }: { readonly draft: ImportDraft }) {
  const { t } = useTranslation('trajectories');
  const takeButton = useRef<HTMLButtonElement>(null);
  const { fileName, format, file, applied, isAppliedUndone } = draft;
  const take = () => {
    edit({
      type: 'addPath',
      path: importedPath(fileName, draftTrajectory(draft), () => crypto.randomUUID()),
    });
    closeDraft();
  };
  return (
    <Dialog.Portal>
      <Dialog.Overlay className={styles.backdrop} />
      <Dialog.Content
        className={styles.dialog}
        aria-describedby="import-about"
        onOpenAutoFocus={(event) => {
          event.preventDefault();
          takeButton.current?.focus();
        }}
      >
        <header className={styles.header}>
          <Dialog.Title className={styles.title}>{fileName}</Dialog.Title>
          <p id="import-about" className={styles.about}>
            {t(`import.formats.${format}`)} · {t('list.poses', { count: file.samples.length })}
          </p>
        </header>
        <div className={styles.columns}>
          <Suspense fallback={<div className={styles.preview} />}>
            <PathPreview draft={draft} />
          </Suspense>
          <div className={styles.side}>
            <ConventionChoice draft={draft} onChoose={(convention) => openDraft({ ...draft, convention })} />
            {applied && (
              <label className={styles.check}>
                <input
                  type="checkbox"
                  className="checkbox"
                  checked={isAppliedUndone}
                  onChange={({ target }) => openDraft(undoApplied(draft, target.checked))}
                />
                {t('import.undoApplied')}
              </label>
            )}
          </div>
        </div>
        <footer className={styles.buttons}>
          <Dialog.Close className="quiet">{t('import.cancel')}</Dialog.Close>
          <button ref={takeButton} type="button" className="solid" onClick={take}>
            {t('import.take')}
          </button>
        </footer>
      </Dialog.Content>
    </Dialog.Portal>
  );
}
