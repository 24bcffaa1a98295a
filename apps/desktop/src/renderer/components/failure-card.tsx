import type { EngineFailure } from '@dreamwalk/host';
import { useTranslation } from 'react-i18next';
import { failureTitle } from '../studio/failure-words.ts';
import { useStudio, useStudioState } from '../studio/studio-context.tsx';
import styles from './failure-card.module.css';
import { FailureMessage } from './failure-message.tsx';
import { useCopyReport } from './use-copy-report.ts';

/** What went wrong, where, the remedy, and a report to take along. */
export function FailureCard() {
  const failure = useStudioState((state) => state.failure);
  return failure && <Card failure={failure} />;
}

function Card({ failure }: { readonly failure: EngineFailure }) {
  const { t } = useTranslation();
  const studio = useStudio();
  const { copy, isCopied } = useCopyReport(failure);
  const cannotGoOn = failure.name === 'EngineConnectionError' || failure.during === 'openModel';
  return (
    <div className={styles.veil}>
      <div className={styles.card} role="alert">
        <h2>{failureTitle(failure)}</h2>
        <p>
          <FailureMessage message={failure.message} />
        </p>
        <div className={styles.buttons}>
          {cannotGoOn ? (
            <button type="button" className="solid" onClick={() => window.location.reload()}>
              {t('failure.reload')}
            </button>
          ) : (
            <button type="button" className="solid" onClick={() => studio.dismissFailure()}>
              {t('failure.goOn')}
            </button>
          )}
          <button type="button" className="quiet" onClick={copy}>
            {isCopied ? t('failure.copied') : t('failure.copy')}
          </button>
        </div>
      </div>
    </div>
  );
}
