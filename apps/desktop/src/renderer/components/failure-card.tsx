import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureReport, failureTitle } from '../studio/failure-words.ts';
import { useStudio, useStudioState } from '../studio/studio-context.tsx';
import styles from './failure-card.module.css';

/** What went wrong, where, the remedy, and a report to take along. */
export function FailureCard() {
  const { t } = useTranslation();
  const studio = useStudio();
  const failure = useStudioState((state) => state.failure);
  const [copied, setCopied] = useState<string>();
  if (!failure) return null;
  const copy = async () => {
    await navigator.clipboard.writeText(failureReport(failure, studio.store.getState(), navigator.userAgent));
    setCopied(failure.message);
  };
  const cannotGoOn = failure.name === 'EngineConnectionError' || failure.during === 'openModel';
  return (
    <div className={styles.veil}>
      <div className={styles.card} role="alert">
        <h2>{failureTitle(failure)}</h2>
        <p>{failure.message}</p>
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
            {copied === failure.message ? t('failure.copied') : t('failure.copy')}
          </button>
        </div>
      </div>
    </div>
  );
}
