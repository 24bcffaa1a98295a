import type { EvaluationSummary, Interval, PairCounts } from '@dreamwalk/evaluation';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../../components/section.tsx';
import { percentInterval, policyName, signed } from '../evaluate-words.ts';
import { useEvaluations, useEvaluationsState } from '../state/evaluations-context.tsx';
import filter from './filter-select.module.css';
import { IntervalBar } from './interval-bar.tsx';
import table from './table.module.css';

/** Smaller p-values are not told apart. */
const LEAST_P = 0.001;

/** How much better each policy is than one of them, and than itself without a tour. */
export function DifferencesTab({ summary }: { readonly summary: EvaluationSummary }) {
  const { t } = useTranslation('evaluate');
  const { tourGains } = summary;
  return (
    <>
      <Baseline summary={summary} />
      <p className={table.about}>{t('differences.about')}</p>
      <Comparisons summary={summary} />
      {tourGains.length > 0 && (
        <Section title={t('differences.tour')} className={table.more}>
          <p className={table.about}>{t('differences.tourAbout')}</p>
          <TourGains summary={summary} />
        </Section>
      )}
    </>
  );
}

function Baseline({ summary: { header, options } }: { readonly summary: EvaluationSummary }) {
  const { t } = useTranslation('evaluate');
  const evaluations = useEvaluations();
  const isRunning = useEvaluationsState(({ running, selectedName }) => running?.name === selectedName);
  const id = useId();
  return (
    <div className={filter.filter}>
      <label htmlFor={id}>{t('differences.baseline')}</label>
      <select
        id={id}
        value={options.baseline ?? ''}
        disabled={isRunning}
        onChange={({ target }) => void evaluations.compareWith(target.value)}
      >
        {header.policies.map((policy) => (
          <option key={policy.id} value={policy.id}>
            {policyName(policy, t)}
          </option>
        ))}
      </select>
    </div>
  );
}

function Comparisons({
  summary: { header, options, arms, comparisons },
}: {
  readonly summary: EvaluationSummary;
}) {
  const { t } = useTranslation('evaluate');
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th scope="col">{t('success.policy')}</th>
          {arms.map((arm) => (
            <th key={arm} scope="col">
              {t(`arms.${arm}.name`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {header.policies
          .filter(({ id }) => id !== options.baseline)
          .map((policy) => (
            <tr key={policy.id}>
              <th scope="row">{policyName(policy, t)}</th>
              {arms.map((arm) => {
                const compared = comparisons.find((each) => each.policy === policy.id && each.arm === arm);
                const p = compared && pValue(compared.holmPValue);
                return (
                  <td key={arm}>
                    {compared?.difference.value == null ? (
                      '–'
                    ) : (
                      <Difference
                        value={compared.difference.value}
                        interval={compared.difference.interval}
                        pairs={compared.pairs}
                        note={p}
                        isReal={arm === 'reality'}
                      />
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
      </tbody>
    </table>
  );
}

function TourGains({ summary: { header, tourGains } }: { readonly summary: EvaluationSummary }) {
  const { t } = useTranslation('evaluate');
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th scope="col">{t('success.policy')}</th>
          <th scope="col">{t('differences.tour')}</th>
        </tr>
      </thead>
      <tbody>
        {header.policies.map((policy) => {
          const gain = tourGains.find((each) => each.policy === policy.id);
          if (!gain || gain.difference.value === null) return null;
          return (
            <tr key={policy.id}>
              <th scope="row">{policyName(policy, t)}</th>
              <td>
                <Difference
                  value={gain.difference.value}
                  interval={gain.difference.interval}
                  pairs={gain.pairs}
                  isReal={false}
                />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

interface DifferenceProps {
  readonly value: number;
  /** Null where the data leave none. */
  readonly interval: Interval | null;
  readonly pairs: PairCounts;
  readonly note?: string;
  readonly isReal: boolean;
}

function Difference({ value, interval, pairs, note, isReal }: DifferenceProps) {
  const { t } = useTranslation('evaluate');
  const points = Math.round(100 * value) || 0;
  const count = pairs.both + pairs.onlyFirst + pairs.onlySecond + pairs.neither;
  const notes = [
    ...(interval ? [percentInterval(interval)] : []),
    ...(note ? [note] : []),
    t('differences.pairs', { count }),
  ];
  return (
    <div className={table.rate}>
      <b>{points > 0 ? `+${points}` : signed(points)}</b>
      <IntervalBar value={value} interval={interval} from={-1} to={1} tone={isReal ? 'real' : 'imagined'} />
      <span>{notes.join(' · ')}</span>
    </div>
  );
}

function pValue(p: number): string {
  return p < LEAST_P ? `p < ${signed(LEAST_P, 3)}` : `p = ${signed(p, 3)}`;
}
