import type { Arm, CellSummary, EvaluationSummary } from '@dreamwalk/evaluation';
import { useTranslation } from 'react-i18next';
import { Section } from '../../../components/section.tsx';
import { decimal } from '../../../words/decimal.ts';
import { percent, percentInterval, policyName, taskName } from '../evaluate-words.ts';
import { IntervalBar } from './interval-bar.tsx';
import table from './table.module.css';

/** How often each policy succeeds at each task, imagined and real side by side. */
export function SuccessTab({ summary }: { readonly summary: EvaluationSummary }) {
  const { t } = useTranslation('evaluate');
  const { header, arms } = summary;
  const tasks = header.tasks.length > 1 ? [null, ...header.tasks] : header.tasks;
  return (
    <>
      <p className={table.about}>{t('success.about', { arm: t(`arms.${arms[0]}.name`) })}</p>
      {tasks.map((task) => (
        <Section
          key={task?.id ?? ''}
          title={task ? taskName(task, t) : t('success.allTasks')}
          aside={task && <span>{task.judge}</span>}
          className={table.section}
        >
          <CellTable summary={summary} task={task?.id ?? null} />
        </Section>
      ))}
    </>
  );
}

interface CellTableProps {
  readonly summary: EvaluationSummary;
  /** Null for all of them together. */
  readonly task: string | null;
}

function CellTable({ summary: { header, arms, cells }, task }: CellTableProps) {
  const { t } = useTranslation('evaluate');
  const inTask = cells.filter((cell) => cell.task === task);
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th scope="col">{t('success.policy')}</th>
          {arms.map((arm) => (
            <th key={arm} scope="col" title={t(`arms.${arm}.about`)}>
              {t(`arms.${arm}.name`)}
            </th>
          ))}
          <th scope="col" className={table.number} title={t('success.scoreAbout')}>
            {t('success.score')}
          </th>
          <th scope="col" className={table.number} title={t('success.splAbout')}>
            {t('success.spl')}
          </th>
          <th scope="col" className={table.number} title={t('success.coveredAbout')}>
            {t('success.covered')}
          </th>
          <th scope="col" className={table.number} title={t('success.budgetAbout')}>
            {t('success.budget')}
          </th>
        </tr>
      </thead>
      <tbody>
        {header.policies.map((policy) => (
          <PolicyRow
            key={policy.id}
            name={policyName(policy, t)}
            role={policy.role}
            arms={arms}
            cells={inTask.filter((cell) => cell.policy === policy.id)}
          />
        ))}
      </tbody>
    </table>
  );
}

interface PolicyRowProps {
  readonly name: string;
  readonly role: EvaluationSummary['header']['policies'][number]['role'];
  readonly arms: readonly Arm[];
  readonly cells: readonly CellSummary[];
}

function PolicyRow({ name, role, arms, cells }: PolicyRowProps) {
  const { t } = useTranslation('evaluate');
  const first = cells.find(({ arm }) => arm === arms[0]);
  const figures = [
    orDash(first?.score.value, percent),
    orDash(first?.spl.value, (spl) => decimal(spl, 2)),
    orDash(first?.coveredShare, percent),
    orDash(first?.worldModelSteps, (steps) => decimal(steps, 0)),
  ];
  return (
    <tr>
      <th scope="row">
        {name}
        {role !== 'candidate' && <em>{t(`build.roles.${role}`)}</em>}
      </th>
      {arms.map((arm) => {
        const cell = cells.find((each) => each.arm === arm);
        return <td key={arm}>{cell ? <Rate cell={cell} /> : '–'}</td>;
      })}
      {figures.map((figure, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a column each, always the same
        <td key={at} className={table.number}>
          {figure}
        </td>
      ))}
    </tr>
  );
}

function orDash(value: number | null | undefined, format: (value: number) => string): string {
  return value === null || value === undefined ? '–' : format(value);
}

function Rate({ cell }: { readonly cell: CellSummary }) {
  const { t } = useTranslation('evaluate');
  const { arm, successRate, wilson, successes, episodes, failedToAct } = cell;
  return (
    <div className={table.rate}>
      <b>{percent(successRate)}</b>
      <IntervalBar
        value={successRate}
        interval={wilson}
        from={0}
        to={1}
        tone={arm === 'reality' ? 'real' : 'imagined'}
      />
      <span>
        {percentInterval(wilson)} · {t('success.ofEpisodes', { successes, episodes })}
        {failedToAct > 0 && <em>{t('success.failedToAct', { count: failedToAct })}</em>}
      </span>
    </div>
  );
}
