import { Play, Square } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ListedEvaluation } from '../../../../shared/evaluation-protocol.ts';
import { useStudioState } from '../../../studio/studio-context.tsx';
import { formatDate } from '../../../words/format-date.ts';
import { useEvaluations, useEvaluationsState } from '../state/evaluations-context.tsx';
import { REPORT_FILE } from '../state/run-files.ts';
import { ReportButton } from './report-button.tsx';
import styles from './run-header.module.css';
import { RunMenu } from './run-menu.tsx';

interface RunHeaderProps {
  readonly about: ListedEvaluation;
  /** Those that can be saved. */
  readonly files: readonly string[];
}

/** What a run is, and what can be done with it. */
export function RunHeader({ about, files }: RunHeaderProps) {
  const { t, i18n } = useTranslation('evaluate');
  const evaluations = useEvaluations();
  const models = useStudioState((state) => state.models);
  const running = useEvaluationsState((state) => state.running);
  const { name, createdAt, modelId, arms, done, total } = about;
  const isRunning = running?.name === name;
  const facts = [
    models.find(({ id }) => id === modelId)?.title ?? modelId,
    arms.map((arm) => t(`arms.${arm}.name`)).join(', '),
    formatDate(createdAt, i18n.language),
  ];
  return (
    <header className={styles.header}>
      <div className={styles.text}>
        <h2>{name}</h2>
        <p>{facts.join(' · ')}</p>
      </div>
      {isRunning ? (
        <button type="button" className="quiet" onClick={() => evaluations.cancel()}>
          <Square size={12} aria-hidden="true" />
          {t('run.cancel')}
        </button>
      ) : (
        done < total && (
          <button
            type="button"
            className="solid"
            disabled={running !== undefined}
            onClick={() => void evaluations.run(name)}
          >
            <Play size={14} aria-hidden="true" />
            {t(done === 0 ? 'build.start' : 'run.resume')}
          </button>
        )
      )}
      {files.includes(REPORT_FILE) && <ReportButton name={name} />}
      <RunMenu name={name} isRunning={isRunning} files={files} />
    </header>
  );
}
