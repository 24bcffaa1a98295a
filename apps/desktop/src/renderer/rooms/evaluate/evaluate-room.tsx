import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemLine } from '../../components/problem-line.tsx';
import { RemovedNotice } from '../../components/removed-notice.tsx';
import { SuiteBuilder } from './build/suite-builder.tsx';
import styles from './evaluate-room.module.css';
import { RunView } from './run/run-view.tsx';
import { RunRail } from './run-rail.tsx';
import { useEvaluations, useEvaluationsState } from './state/evaluations-context.tsx';
import { SuiteFolderDialog } from './suite-folder-dialog.tsx';
import { Welcome } from './welcome.tsx';

/** Where policies are judged: a suite is put together, run and looked at. */
export function EvaluateRoom() {
  const { t } = useTranslation('evaluate');
  const evaluations = useEvaluations();
  const problem = useEvaluationsState((state) => state.problem);
  const removed = useEvaluationsState((state) => state.removed);
  useEffect(() => void evaluations.refresh(), [evaluations]);
  return (
    <div className={styles.room}>
      <RunRail />
      <main className={styles.main} aria-label={t('title')}>
        <ProblemLine problem={problem} onDismiss={() => evaluations.dismissProblem()} />
        <Content />
        <RemovedNotice
          name={removed?.name}
          onUndo={() => void evaluations.undoRemove()}
          onForget={() => evaluations.forgetRemoved()}
        />
        <SuiteFolderDialog />
      </main>
    </div>
  );
}

function Content() {
  const { t } = useTranslation('evaluate');
  const isNative = useEvaluationsState((state) => state.isNative);
  const isBuilding = useEvaluationsState((state) => state.isBuilding);
  const selectedName = useEvaluationsState((state) => state.selectedName);
  const hasNoRuns = useEvaluationsState(({ runs }) => runs?.length === 0);
  if (!isNative) return <p className={styles.note}>{t('nativeOnly')}</p>;
  if (isBuilding) return <SuiteBuilder />;
  if (selectedName !== undefined) return <RunView key={selectedName} name={selectedName} />;
  return hasNoRuns ? <Welcome /> : <p className={styles.note}>{t('choose')}</p>;
}
