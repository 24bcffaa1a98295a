import { Dialog } from 'radix-ui';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import dialog from '../../components/dialog.module.css';
import { FailureMessage } from '../../components/failure-message.tsx';
import { useEvaluations, useEvaluationsState } from './state/evaluations-context.tsx';
import type { UnplacedSuite } from './state/evaluations-store.ts';
import styles from './suite-folder-dialog.module.css';

/** Asks where a suite lies whose paths are relative to there: a browser does not tell. */
export function SuiteFolderDialog() {
  const evaluations = useEvaluations();
  const unplaced = useEvaluationsState((state) => state.unplaced);
  return (
    <Dialog.Root
      open={unplaced !== undefined}
      onOpenChange={(opens) => {
        if (!opens) evaluations.forgetUnplaced();
      }}
    >
      <Dialog.Portal>
        <Dialog.Overlay className={dialog.veil} />
        {unplaced && <Content unplaced={unplaced} />}
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Content({ unplaced: { suite, problem } }: { readonly unplaced: UnplacedSuite }) {
  const { t } = useTranslation('evaluate');
  const evaluations = useEvaluations();
  const [folder, setFolder] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void evaluations.addFrom(folder.trim());
  };
  return (
    <Dialog.Content className={dialog.dialog}>
      <Dialog.Title className={dialog.title}>{t('folder.title', { file: suite.file })}</Dialog.Title>
      <Dialog.Description className={dialog.about}>{t('folder.about')}</Dialog.Description>
      <form className={styles.form} onSubmit={submit}>
        <input
          className={styles.path}
          aria-label={t('folder.label')}
          placeholder="/home/me/suites"
          autoComplete="off"
          spellCheck={false}
          value={folder}
          onChange={({ target }) => setFolder(target.value)}
        />
        <p className={styles.problem} role="alert">
          <FailureMessage message={problem.message} />
        </p>
        <div className={dialog.buttons}>
          <Dialog.Close type="button" className="quiet">
            {t('folder.cancel')}
          </Dialog.Close>
          <button type="submit" className="solid" disabled={folder.trim() === ''}>
            {t('folder.open')}
          </button>
        </div>
      </form>
    </Dialog.Content>
  );
}
