import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStudio, useStudioState } from '../studio/studio-context.tsx';
import { translateEngine } from '../words/engine-words.ts';
import styles from './loading-card.module.css';

/** What is being loaded, how far it is, and the way to stop it. */
export function LoadingCard() {
  const { t } = useTranslation();
  const studio = useStudio();
  const loading = useStudioState((state) => state.loading);
  const isLoading = loading !== undefined;
  useEffect(() => {
    if (!isLoading) return;
    const cancelOnEscape = (event: KeyboardEvent) => {
      if (event.key === 'Escape') studio.cancel();
    };
    window.addEventListener('keydown', cancelOnEscape);
    return () => window.removeEventListener('keydown', cancelOnEscape);
  }, [studio, isLoading]);
  if (!loading) return null;
  const stage = translateEngine(loading.stage);
  const percent = Math.round(loading.fraction * 100);
  return (
    <div className={styles.veil} data-testid="loading">
      <div className={styles.card}>
        <p className={styles.task}>{t(`loading.tasks.${loading.task}`)}</p>
        <div className={styles.row}>
          <span className={styles.stage}>{stage}</span>
          <span className={styles.percent}>{percent} %</span>
        </div>
        <div
          className={styles.track}
          role="progressbar"
          aria-label={stage}
          aria-valuenow={percent}
          aria-valuemin={0}
          aria-valuemax={100}
        >
          <i style={{ transform: `scaleX(${loading.fraction})` }} />
        </div>
        <div className={styles.row}>
          <span className={styles.detail}>{translateEngine(loading.detail)}</span>
          <button type="button" className="quiet" onClick={() => studio.cancel()}>
            {t('loading.cancel')}
          </button>
        </div>
      </div>
    </div>
  );
}
