import { useTranslation } from 'react-i18next';
import { formatDuration } from '../evaluate-words.ts';
import { useEvaluationsState } from '../state/evaluations-context.tsx';
import { remainingMs } from '../state/evaluations-store.ts';
import styles from './run-progress.module.css';

/** How far a run is, while it runs. */
export function RunProgress({ name }: { readonly name: string }) {
  const { t } = useTranslation('evaluate');
  const running = useEvaluationsState((state) => (state.running?.name === name ? state.running : undefined));
  if (!running) return null;
  const { done, total } = running;
  // With every episode a new one is due, so there is nothing to tick in between.
  const leftMs = remainingMs(running, performance.now());
  return (
    <div className={styles.progress} data-testid="progress">
      <div
        className={styles.track}
        role="progressbar"
        aria-label={t('runs.states.running')}
        aria-valuenow={Math.round((100 * done) / total)}
      >
        <i style={{ transform: `scaleX(${done / total})` }} />
      </div>
      <span>{t('runs.episodes', { done, total })}</span>
      <span>
        {leftMs === undefined ? t('run.preparing') : t('run.remaining', { duration: formatDuration(leftMs) })}
      </span>
    </div>
  );
}
