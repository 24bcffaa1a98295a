import type { CardTopic } from '../../card/report-card.ts';
import { intervalPlot } from '../../plots/interval-plot.ts';
import { rankPlot } from '../../plots/rank-plot.ts';
import type { EvaluationSummary } from '../evaluation-summary.ts';
import {
  ARM_TITLES,
  BUDGET_HEADING,
  budgetCell,
  cellOf,
  estimateCell,
  numberCell,
  policyTitle,
  pValueText,
  shownPolicies,
  textCell,
} from './report-cells.ts';

/** Every policy against the baseline, over the episodes that both have. */
export function differenceTopic(summary: EvaluationSummary): CardTopic {
  const { header, arms, comparisons, options } = summary;
  const baseline = options.baseline ?? 'none';
  const title = `Against ${policyTitle(header, baseline)}`;
  const policies = shownPolicies(summary).filter(({ id }) => comparisons.some(({ policy }) => policy === id));
  const comparisonOf = (arm: string, policy: string) =>
    comparisons.find((entry) => entry.arm === arm && entry.policy === policy);
  const lead =
    'Both of a pair had the same start, goal, noise and judge, so that luck is shared and the difference is known better than either rate.';
  if (policies.length === 0)
    return {
      title,
      lead,
      notes: ['No other policy has an episode in common with it.'],
      tables: [],
      pictures: [],
    };
  return {
    title,
    lead,
    notes: [
      'Intervals are cluster bootstraps over start states. p is McNemar’s exact test of the pairs in which one alone succeeded, corrected after Holm for all comparisons of an arm; it takes pairs for independent, so where starts have several episodes read the interval.',
    ],
    tables: [
      {
        kind: 'grid',
        caption: `Success less that of ${policyTitle(header, baseline)}`,
        columns: [
          'Policy',
          ...arms.flatMap((arm) => [ARM_TITLES[arm], 'won – lost', 'p (Holm)']),
          BUDGET_HEADING,
        ],
        rows: policies.map(({ id }) => ({
          title: policyTitle(header, id),
          cells: [
            ...arms.flatMap((arm) => {
              const found = comparisonOf(arm, id);
              return [
                estimateCell(found?.difference),
                textCell(found ? `${found.pairs.onlyFirst} – ${found.pairs.onlySecond}` : ''),
                textCell(found ? pValueText(found.holmPValue) : ''),
              ];
            }),
            budgetCell(summary, id, null),
          ],
        })),
      },
    ],
    pictures: [
      {
        caption:
          'Paired differences with their 95 % intervals; to the right of 0 the policy is the better one.',
        alternative: 'A row for each policy with its difference to the baseline in every arm.',
        content: {
          kind: 'svg',
          text: intervalPlot({
            title: `Success less that of ${baseline}`,
            axis: { title: 'Difference of success rates, paired' },
            span: [0],
            series: arms.map((arm) => ARM_TITLES[arm]),
            panels: [
              {
                title: '',
                rows: policies.map(({ id }) => ({
                  label: policyTitle(header, id),
                  marks: arms.map((arm) => {
                    const { value = null, interval = null } = comparisonOf(arm, id)?.difference ?? {};
                    return value === null ? null : { value, interval };
                  }),
                })),
              },
            ],
          }),
        },
      },
    ],
  };
}

/** How probable every rank of every candidate is. */
export function rankTopic({ rankings }: EvaluationSummary): CardTopic {
  return {
    title: 'Ranks',
    lead: 'Were other starts drawn from the same worlds, which rank would each policy have? The floor and the ceiling are not ranked.',
    notes: rankings.length === 0 ? ['There are fewer than two candidates, so nothing is ranked.'] : [],
    tables: [],
    pictures: rankings.map(({ arm, policies, probabilities }) => ({
      caption: `${ARM_TITLES[arm]}: the share of cluster-bootstrap draws in which a policy has a rank; ties share theirs.`,
      alternative: 'A row for each policy and a column for each rank, with percentages.',
      content: {
        kind: 'svg',
        text: rankPlot({
          title: `Probability of each rank, ${ARM_TITLES[arm].toLowerCase()}`,
          labels: policies,
          probabilities,
        }),
      },
    })),
  };
}

/** What the spread of scores comes from; absent where starts have a single episode each. */
export function varianceTopics(summary: EvaluationSummary): CardTopic[] {
  const { header, arms } = summary;
  const policies = shownPolicies(summary).filter(({ id }) =>
    arms.some((arm) => cellOf(summary, arm, id, null)?.variance),
  );
  if (policies.length === 0) return [];
  return [
    {
      title: 'Where the spread comes from',
      lead: 'The standard deviation of the score over start states, and over the episodes of one start. More world samples shrink the second alone.',
      notes: [],
      tables: [
        {
          kind: 'grid',
          caption: 'Standard deviation of the score',
          columns: [
            'Policy',
            ...arms.flatMap((arm) => [`${ARM_TITLES[arm]}: starts`, 'world', 'error of the mean']),
          ],
          rows: policies.map(({ id }) => ({
            title: policyTitle(header, id),
            cells: arms.flatMap((arm) => {
              const parts = cellOf(summary, arm, id, null)?.variance;
              return [parts?.sigmaStart, parts?.sigmaWorld, parts?.standardError].map((value) =>
                numberCell(value ?? null, 3),
              );
            }),
          })),
        },
      ],
      pictures: [],
    },
  ];
}
