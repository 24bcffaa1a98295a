import { AlertDialog } from 'radix-ui';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import dialog from '../../../components/dialog.module.css';
import { formatBytes } from '../../../words/bytes.ts';
import { useEvaluations, useEvaluationsState } from '../state/evaluations-context.tsx';
import styles from './kept-dreams.module.css';

/** What the episodes that were dreamed again take up on the disk, and the way to be rid of them. */
export function KeptDreams() {
  const { t, i18n } = useTranslation('evaluate');
  const evaluations = useEvaluations();
  const bytes = useEvaluationsState(({ dreamsBytes }) => dreamsBytes);
  const dreamed = useEvaluationsState((state) => state.dreamed);
  const pictures = useStore(evaluations.pictures.store);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with every new dream and picture there is more of it
  useEffect(() => void evaluations.measureDreams(), [evaluations, dreamed, pictures]);
  if (bytes === 0) return null;
  const size = formatBytes(bytes, i18n.language);
  return (
    <AlertDialog.Root>
      <div className={styles.line}>
        {t('dreams.kept', { size })}
        <AlertDialog.Trigger className="quiet">{t('dreams.clear')}</AlertDialog.Trigger>
      </div>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className={dialog.veil} />
        <AlertDialog.Content className={dialog.dialog}>
          <AlertDialog.Title className={dialog.title}>{t('dreams.title')}</AlertDialog.Title>
          <AlertDialog.Description className={dialog.about}>
            {t('dreams.about', { size })}
          </AlertDialog.Description>
          <div className={dialog.buttons}>
            <AlertDialog.Cancel className="quiet">{t('dreams.cancel')}</AlertDialog.Cancel>
            <AlertDialog.Action className="solid" onClick={() => void evaluations.clearDreams()}>
              {t('dreams.clear')}
            </AlertDialog.Action>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
