import { Check, Clipboard, RefreshCw, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStudio, useStudioState } from '../studio/studio-context.tsx';
import type { Restart } from '../studio/studio-store.ts';
import styles from './restart-notice.module.css';
import { useCopyReport } from './use-copy-report.ts';

/** That the engine was lost and another took its place, what that cost, and a report to take along. */
export function RestartNotice() {
  const restart = useStudioState((state) => state.restart);
  return restart && <Notice restart={restart} />;
}

function Notice({ restart: { failure, isFilmCut } }: { readonly restart: Restart }) {
  const { t } = useTranslation('failures');
  const { t: common } = useTranslation();
  const studio = useStudio();
  const { copy, isCopied } = useCopyReport(failure);
  const cause = failure.name === 'EngineConnectionError' ? 'process' : 'gpu';
  const Copied = isCopied ? Check : Clipboard;
  return (
    <section className={styles.notice} aria-label={t('restarted.title')} data-testid="restarted">
      <RefreshCw className={styles.icon} size={15} strokeWidth={1.9} aria-hidden="true" />
      <div className={styles.text}>
        <strong>{t('restarted.title')}</strong>
        <p>
          {t(`restarted.${cause}`)} {isFilmCut && t('restarted.film')}
        </p>
        <button type="button" className="quiet" onClick={copy}>
          <Copied size={14} aria-hidden="true" />
          {isCopied ? common('failure.copied') : common('failure.copy')}
        </button>
      </div>
      <button
        type="button"
        className="quiet"
        aria-label={t('restarted.dismiss')}
        onClick={() => studio.dismissRestart()}
      >
        <X size={15} aria-hidden="true" />
      </button>
    </section>
  );
}
