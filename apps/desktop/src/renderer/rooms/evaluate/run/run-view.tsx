import type { EpisodeResult, EvaluationSummary } from '@dreamwalk/evaluation';
import { Tabs } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { FailureMessage } from '../../../components/failure-message.tsx';
import { useEvaluations, useEvaluationsState } from '../state/evaluations-context.tsx';
import { RESULT_TABS, type ResultTab } from '../state/evaluations-store.ts';
import { DifferencesTab } from './differences-tab.tsx';
import { FailuresTab } from './failures-tab.tsx';
import { RealityTab } from './reality-tab.tsx';
import { RunHeader } from './run-header.tsx';
import { RunProgress } from './run-progress.tsx';
import styles from './run-view.module.css';
import { SuccessTab } from './success-tab.tsx';

interface PanelProps {
  readonly summary: EvaluationSummary;
  readonly results: readonly EpisodeResult[];
}

const PANELS: Readonly<Record<ResultTab, (props: PanelProps) => React.ReactNode>> = {
  success: SuccessTab,
  differences: DifferencesTab,
  reality: RealityTab,
  failures: FailuresTab,
};

/** A run: how far it is, and what has come of it so far. */
export function RunView({ name }: { readonly name: string }) {
  const { t } = useTranslation('evaluate');
  const run = useEvaluationsState((state) => state.selected);
  if (!run) return <p className={styles.note}>{t('run.loading')}</p>;
  const { about, results, summary, files } = run;
  return (
    <div className={styles.run}>
      <RunHeader about={about} files={files} />
      <RunProgress name={name} />
      {!about.arms.includes('reality') && <Imagined />}
      {about.problem !== undefined ? (
        <p className={styles.note}>
          <FailureMessage message={about.problem} />
        </p>
      ) : summary ? (
        <Results summary={summary} results={results} />
      ) : (
        <Nothing name={name} />
      )}
    </div>
  );
}

function Results(props: PanelProps) {
  const { t } = useTranslation('evaluate');
  const evaluations = useEvaluations();
  const tab = useEvaluationsState((state) => state.tab);
  return (
    <Tabs.Root
      className={styles.results}
      value={tab}
      onValueChange={(value) => evaluations.show(value as ResultTab)}
    >
      <Tabs.List className={styles.tabs} aria-label={t('run.tabs.label')}>
        {RESULT_TABS.map((name) => (
          <Tabs.Trigger key={name} value={name} className={styles.tab}>
            {t(`run.tabs.${name}`)}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      {RESULT_TABS.map((name) => {
        const Panel = PANELS[name];
        return (
          <Tabs.Content key={name} value={name} className={styles.panel}>
            <Panel {...props} />
          </Tabs.Content>
        );
      })}
    </Tabs.Root>
  );
}

function Imagined() {
  const { t } = useTranslation('evaluate');
  return (
    <p className={styles.imagined} data-testid="imagined">
      <b>{t('run.imagined')}</b> {t('run.imaginedAbout')}
    </p>
  );
}

function Nothing({ name }: { readonly name: string }) {
  const { t } = useTranslation('evaluate');
  const isRunning = useEvaluationsState(({ running }) => running?.name === name);
  return <p className={styles.note}>{t(isRunning ? 'run.waiting' : 'run.nothing')}</p>;
}
