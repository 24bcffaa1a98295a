import type { EpisodeResult, EvaluationSummary } from '@dreamwalk/evaluation';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureMessage } from '../../../components/failure-message.tsx';
import { Section } from '../../../components/section.tsx';
import { policyName, taskName } from '../evaluate-words.ts';
import { useEvaluations, useEvaluationsState } from '../state/evaluations-context.tsx';
import { EpisodeTile } from './episode-tile.tsx';
import styles from './failures-tab.module.css';
import { FilterSelect } from './filter-select.tsx';
import { KeptDreams } from './kept-dreams.tsx';
import table from './table.module.css';

/** Tiles that are shown at first, and that come with every press. */
const PAGE = 24;

interface FailuresTabProps {
  readonly summary: EvaluationSummary;
  readonly results: readonly EpisodeResult[];
}

/** Episodes that failed, to look at, and those in which a policy failed to act, with the reason. */
export function FailuresTab({ summary, results }: FailuresTabProps) {
  const { t } = useTranslation('evaluate');
  const evaluations = useEvaluations();
  const { policy, task, arm } = useEvaluationsState(({ filter }) => filter);
  const [count, setCount] = useState(PAGE);
  const { header, arms } = summary;
  const failed = results.filter(
    (result) =>
      result.outcome !== 'success' &&
      (policy === '' || result.policy === policy) &&
      (task === '' || result.task === task) &&
      (arm === '' || result.arm === arm),
  );
  return (
    <>
      <Unable summary={summary} />
      <Section
        title={t('failures.gallery')}
        aside={<span>{t('failures.count', { count: failed.length })}</span>}
      >
        <div className={styles.filters}>
          <FilterSelect
            label={t('failures.policy')}
            value={policy}
            choices={header.policies.map((each) => ({ id: each.id, name: policyName(each, t) }))}
            onChange={(id) => evaluations.filter({ policy: id })}
          />
          <FilterSelect
            label={t('failures.task')}
            value={task}
            choices={header.tasks.map((each) => ({ id: each.id, name: taskName(each, t) }))}
            onChange={(id) => evaluations.filter({ task: id })}
          />
          <FilterSelect
            label={t('failures.arm')}
            value={arm}
            choices={arms.map((id) => ({ id, name: t(`arms.${id}.name`) }))}
            onChange={(id) => evaluations.filter({ arm: id })}
          />
          <KeptDreams />
        </div>
        {failed.length === 0 && <p className={table.about}>{t('failures.none')}</p>}
        <ul className={styles.gallery} data-testid="gallery">
          {failed.slice(0, count).map((result) => (
            <EpisodeTile key={result.key} result={result} header={header} />
          ))}
        </ul>
        {failed.length > count && (
          <button type="button" className={`quiet ${styles.more}`} onClick={() => setCount(count + PAGE)}>
            {t('failures.more')}
          </button>
        )}
      </Section>
    </>
  );
}

/** Who failed to act and why, one line a reason. */
function Unable({ summary: { header, failures } }: { readonly summary: EvaluationSummary }) {
  const { t } = useTranslation('evaluate');
  if (failures.length === 0) return null;
  const lines = new Map<string, { policy: string; reason: string; count: number }>();
  for (const { policy, reason } of failures) {
    const key = JSON.stringify([policy, reason]);
    lines.set(key, { policy, reason, count: (lines.get(key)?.count ?? 0) + 1 });
  }
  return (
    <Section
      title={t('failures.unable')}
      aside={<span>{t('failures.count', { count: failures.length })}</span>}
      className={table.section}
    >
      <p className={table.about}>{t('failures.unableAbout')}</p>
      <ul className={styles.reasons} data-testid="failed-to-act">
        {[...lines].map(([key, { policy, reason, count }]) => (
          <li key={key}>
            <b>{policyName(header.policies.find(({ id }) => id === policy)!, t)}</b>
            <span>
              <FailureMessage message={reason} />
            </span>
            <em>{t('failures.count', { count })}</em>
          </li>
        ))}
      </ul>
    </Section>
  );
}
