import { FileChartColumn, X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { useEvaluations } from '../state/evaluations-context.tsx';
import { REPORT_FILE } from '../state/run-files.ts';
import styles from './report-button.module.css';

/** Shows the report of a run. */
export function ReportButton({ name }: { readonly name: string }) {
  const { t } = useTranslation('evaluate');
  const { client } = useEvaluations();
  return (
    <Dialog.Root>
      <Dialog.Trigger className="quiet">
        <FileChartColumn size={14} aria-hidden="true" />
        {t('run.report')}
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className={styles.veil} />
        <Dialog.Content className={styles.dialog} aria-describedby={undefined}>
          <header className={styles.header}>
            <Dialog.Title className={styles.title}>{t('run.reportOf', { name })}</Dialog.Title>
            <Dialog.Close className="quiet" aria-label={t('run.close')}>
              <X size={15} aria-hidden="true" />
            </Dialog.Close>
          </header>
          <iframe
            className={styles.report}
            title={t('run.reportOf', { name })}
            sandbox=""
            src={client?.fileUrl(name, REPORT_FILE)}
          />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
