import { FileJson, ListChecks } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ListedEvaluation } from '../../../shared/evaluation-protocol.ts';
import { Section } from '../../components/section.tsx';
import { formatDate } from '../../words/format-date.ts';
import { openSuiteFile } from './open-suite-file.ts';
import styles from './run-rail.module.css';
import { useEvaluations, useEvaluationsState } from './state/evaluations-context.tsx';

/** The runs there are, and the ways to begin another. */
export function RunRail() {
  const { t } = useTranslation('evaluate');
  const evaluations = useEvaluations();
  const isNative = useEvaluationsState((state) => state.isNative);
  const isBuilding = useEvaluationsState((state) => state.isBuilding);
  const runs = useEvaluationsState((state) => state.runs);
  const folder = useEvaluationsState(({ offer }) => offer?.runsFolder);
  return (
    <aside className={styles.rail} aria-label={t('runs.label')}>
      <Section title={t('runs.label')} aside={runs && runs.length > 0 && <span>{runs.length}</span>}>
        <div className={styles.ways}>
          <button
            type="button"
            className="quiet"
            aria-pressed={isBuilding}
            disabled={!isNative}
            onClick={() => evaluations.build()}
          >
            <ListChecks size={14} aria-hidden="true" />
            {t('runs.new')}
          </button>
          <button
            type="button"
            className="quiet"
            disabled={!isNative}
            onClick={() => void openSuiteFile(evaluations)}
          >
            <FileJson size={14} aria-hidden="true" />
            {t('runs.open')}
          </button>
        </div>
      </Section>
      {runs?.length === 0 && <p className={styles.empty}>{t('runs.empty')}</p>}
      <ul className={styles.list}>
        {runs?.map((run) => (
          <li key={run.name}>
            <Run run={run} />
          </li>
        ))}
      </ul>
      {folder !== undefined && (
        <p className={styles.where} data-testid="folders">
          {t('runs.where', { folder })}
        </p>
      )}
    </aside>
  );
}

function Run({ run }: { readonly run: ListedEvaluation }) {
  const { t, i18n } = useTranslation('evaluate');
  const evaluations = useEvaluations();
  const isSelected = useEvaluationsState(({ selectedName }) => selectedName === run.name);
  const running = useEvaluationsState((state) =>
    state.running?.name === run.name ? state.running : undefined,
  );
  const { done, total } = running ?? run;
  const state = stateOf(run, running !== undefined);
  return (
    <button
      type="button"
      className={styles.run}
      aria-pressed={isSelected}
      onClick={() => void evaluations.select(run.name)}
    >
      <span className={styles.name}>{run.name}</span>
      <span className={styles.facts}>{formatDate(run.createdAt, i18n.language)}</span>
      <span className={styles.facts} data-state={state}>
        <i className={styles.light} aria-hidden="true" />
        {t(`runs.states.${state}`)}
        {state !== 'damaged' && (
          <span className={styles.count}>
            {state === 'finished' ? t('runs.finished', { count: total }) : `${done} / ${total}`}
          </span>
        )}
      </span>
    </button>
  );
}

function stateOf({ problem, done, total }: ListedEvaluation, isRunning: boolean) {
  if (problem !== undefined) return 'damaged';
  if (isRunning) return 'running';
  return done < total ? 'unfinished' : 'finished';
}
