import { useTranslation } from 'react-i18next';
import { KeyframePanel } from './keyframe-panel.tsx';
import { PathActions } from './path-actions.tsx';
import { PathForm } from './path-form.tsx';
import styles from './path-inspector.module.css';
import { SpeedChart } from './speed-chart.tsx';
import { usePlannedPath } from './use-trajectories.ts';

/** Everything about the selected path. */
export function PathInspector() {
  const { t } = useTranslation('trajectories');
  const planned = usePlannedPath();
  return (
    <aside className={styles.rail} aria-label={t('inspector')}>
      {planned ? (
        <>
          <PathForm {...planned} />
          <SpeedChart plan={planned.plan} />
          <KeyframePanel {...planned} />
          <PathActions {...planned} />
        </>
      ) : (
        <p className={styles.empty}>{t('view.empty')}</p>
      )}
    </aside>
  );
}
