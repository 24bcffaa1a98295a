import type { Agreement, AgreementLevel, EvaluationSummary, ImaginedArm } from '@dreamwalk/evaluation';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../../components/section.tsx';
import { Segments } from '../../../components/segments.tsx';
import { policyName, taskName } from '../evaluate-words.ts';
import { AgreementPlot } from './agreement-plot.tsx';
import { EstimateFigure } from './estimate-figure.tsx';
import { FidelitySection } from './fidelity-section.tsx';
import styles from './reality-tab.module.css';
import table from './table.module.css';

const LEVELS = ['byPolicy', 'byCell'] as const;
const POPULATIONS = ['candidates', 'all'] as const;

/** How far success in imagination tells success in reality. */
export function RealityTab({ summary }: { readonly summary: EvaluationSummary }) {
  const { t } = useTranslation('evaluate');
  const [level, setLevel] = useState<(typeof LEVELS)[number]>('byPolicy');
  const [population, setPopulation] = useState<(typeof POPULATIONS)[number]>('candidates');
  const { agreements, arms } = summary;
  if (!arms.includes('reality') || agreements.length === 0)
    return (
      <>
        <p className={table.about}>{t('reality.none')}</p>
        <FidelitySection summary={summary} />
      </>
    );
  const shown = agreements.filter(({ policies }) => policies === population);
  const imaginedArms = arms.filter((arm): arm is ImaginedArm => arm !== 'reality');
  return (
    <>
      <div className={styles.choices}>
        <Segments
          label={t('reality.points')}
          values={LEVELS}
          value={level}
          nameOf={(each) => t(`reality.levels.${each}`)}
          onChange={setLevel}
        />
        <Segments
          label={t('reality.policies')}
          values={POPULATIONS}
          value={population}
          nameOf={(each) => t(`reality.populations.${each}`)}
          onChange={setPopulation}
        />
      </div>
      <p className={table.about}>{t('reality.about')}</p>
      <div className={styles.arms}>
        {imaginedArms.map((arm) => (
          <ArmAgreement
            key={arm}
            arm={arm}
            summary={summary}
            agreements={shown.filter((each) => each.arm === arm)}
            level={level}
          />
        ))}
      </div>
      <FidelitySection summary={summary} />
    </>
  );
}

interface ArmAgreementProps {
  readonly arm: ImaginedArm;
  readonly summary: EvaluationSummary;
  /** With all episodes, and without those that are mostly invented. */
  readonly agreements: readonly Agreement[];
  readonly level: (typeof LEVELS)[number];
}

function ArmAgreement({ arm, summary: { header, abstentions }, agreements, level }: ArmAgreementProps) {
  const { t } = useTranslation('evaluate');
  const points = agreements.find(({ episodes }) => episodes === 'all')?.[level].points ?? [];
  const abstention = abstentions.find((each) => each.arm === arm);
  return (
    <Section title={t('reality.title', { arm: t(`arms.${arm}.name`) })} className={styles.arm}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t('reality.episodes')}</th>
            <th scope="col">{t('reality.pearson')}</th>
            <th scope="col">{t('reality.spearman')}</th>
            <th scope="col" title={t('reality.mmrvAbout')}>
              {t('reality.mmrv')}
            </th>
          </tr>
        </thead>
        <tbody>
          {agreements.map((agreement) => (
            <Figures key={agreement.episodes} agreement={agreement} level={agreement[level]} />
          ))}
        </tbody>
      </table>
      {abstention && (
        <p className={styles.invented}>
          {t('reality.invented', { count: abstention.mostlyInvented, total: abstention.episodes })}
        </p>
      )}
      <AgreementPlot points={points} />
      <ol className={styles.legend}>
        {points.map(({ policy, task }) => (
          <li key={`${policy} ${task}`}>
            {policyName(header.policies.find(({ id }) => id === policy)!, t)}
            {task !== null && <span>{taskName(header.tasks.find(({ id }) => id === task)!, t)}</span>}
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Figures({ agreement, level }: { readonly agreement: Agreement; readonly level: AgreementLevel }) {
  const { t } = useTranslation('evaluate');
  return (
    <tr>
      <th scope="row">
        {t(`reality.kept.${agreement.episodes}`)}
        <em>{agreement.pairs}</em>
      </th>
      {[level.pearson, level.spearman, level.mmrv].map((estimate, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a column each, always the same
        <td key={at}>
          <EstimateFigure estimate={estimate} unknown={t('reality.unknown')} />
        </td>
      ))}
    </tr>
  );
}
