import type { CardPicture, CardTopic, FigureRow, GridTable, TextCell } from '../../card/report-card.ts';
import { rateScatterPlot } from '../../plots/scatter-plot.ts';
import type { Agreement, AgreementLevel, EvaluationSummary, ImaginedArm } from '../evaluation-summary.ts';
import {
  ARM_TITLES,
  agreementOf,
  BUDGET_HEADING,
  budgetCell,
  estimateCell,
  numberCell,
  policyTitle,
  textCell,
} from './report-cells.ts';

/** What is compared, and over which episodes. */
const LEVELS = { byPolicy: 'policies', byCell: 'policy × task' } as const;
const POPULATIONS = { candidates: 'candidates', all: 'and floor, ceiling' } as const;
const KEPT = { all: 'all', remembered: 'remembered' } as const;

/** Imagined against real success, a topic for each arm of imagination. */
export function agreementTopics(summary: EvaluationSummary): CardTopic[] {
  const { agreements, header } = summary;
  const arms = [...new Set(agreements.map(({ arm }) => arm))];
  return arms.map((arm) => {
    const own = agreements.filter((agreement) => agreement.arm === arm);
    const whole = agreementOf(agreements, arm, 'candidates', 'all')!;
    const { points } = whole.byPolicy;
    return {
      title: `Imagined ${ARM_TITLES[arm].toLowerCase()}, against reality`,
      lead: 'Every policy ran in the simulator too, at the same starts and with the same seeds. Both rates are over the episodes that have a match.',
      notes: [
        abstentionNote(summary, arm),
        'The intervals of correlations and of the rank violation are reflected: the noise of rates from few episodes lowers a correlation, resampling lowers it once more, and by that much the interval is moved back. So the value may lie near its worse end, or outside.',
        ...(points.length < 3
          ? ['With fewer than three candidates there is no correlation to speak of.']
          : points.length <= 8
            ? [
                `With ${points.length} policies a correlation says little by itself: look at its interval and at the scatter.`,
              ]
            : []),
      ],
      tables: [
        {
          kind: 'figures',
          caption: 'Over the candidates, all matched episodes',
          valueHeading: 'Value',
          rows: headline(summary, arm),
        },
        correlationTable(own),
        calibrationTable(own),
        pointTable(summary, whole.byPolicy),
      ],
      pictures: [scatter(header, arm, agreementOf(agreements, arm, 'all', 'all')!.byPolicy)],
    };
  });
}

/** Correlations of the candidates, beside those without what is mostly invented and those of single tasks. */
function headline({ agreements }: EvaluationSummary, arm: ImaginedArm): FigureRow[] {
  const whole = agreementOf(agreements, arm, 'candidates', 'all')!;
  const remembered = agreementOf(agreements, arm, 'candidates', 'remembered')!;
  const row = (title: string, name: 'pearson' | 'spearman' | 'mmrv'): FigureRow => ({
    title,
    unit: '',
    decimals: 3,
    ...whole.byPolicy[name],
    baselines: [
      { title: 'remembered', value: remembered.byPolicy[name].value },
      { title: 'policy × task', value: whole.byCell[name].value },
    ],
    bars: [],
  });
  return [
    row('Pearson’s r', 'pearson'),
    row('Spearman’s ρ', 'spearman'),
    row('Mean maximum rank violation', 'mmrv'),
  ];
}

function correlationTable(own: readonly Agreement[]): GridTable {
  return {
    kind: 'grid',
    caption: 'Agreement of success rates, with 95 % cluster-bootstrap intervals over start states',
    columns: ['Rates of', 'who', 'episodes', 'points', 'pairs', 'Pearson', 'Spearman', 'Kendall τ_b', 'MMRV'],
    rows: (['byPolicy', 'byCell'] as const).flatMap((level) =>
      own.map((agreement) => {
        const { points, pearson, spearman, kendall, mmrv } = agreement[level];
        return {
          title: LEVELS[level],
          cells: [
            ...textCells(agreement),
            numberCell(points.length, 0),
            numberCell(agreement.pairs, 0),
            ...[pearson, spearman, kendall, mmrv].map((estimate) => estimateCell(estimate, 3)),
          ],
        };
      }),
    ),
  };
}

function calibrationTable(own: readonly Agreement[]): GridTable {
  return {
    kind: 'grid',
    caption: 'Calibration: how far imagined rates are from real ones, and single episodes from what happened',
    columns: [
      'Who',
      'episodes',
      'bias',
      'mean error',
      'slope',
      'intercept',
      'Brier',
      'both succeed',
      'imagined only',
      'real only',
      'both fail',
    ],
    rows: own.map((agreement) => {
      const { byPolicy, brier, confusion } = agreement;
      const { bias = null, meanAbsoluteError = null, fit = null } = byPolicy.calibration ?? {};
      return {
        title: POPULATIONS[agreement.policies],
        cells: [
          textCell(KEPT[agreement.episodes]),
          ...[bias, meanAbsoluteError, fit?.slope ?? null, fit?.intercept ?? null, brier].map((value) =>
            numberCell(value, 3),
          ),
          ...[confusion.both, confusion.onlyFirst, confusion.onlySecond, confusion.neither].map((count) =>
            numberCell(count, 0),
          ),
        ],
      };
    }),
  };
}

function pointTable(summary: EvaluationSummary, { points }: AgreementLevel): GridTable {
  return {
    kind: 'grid',
    caption: 'Candidates, imagined and real, all matched episodes',
    columns: ['Policy', 'imagined', 'real', 'imagined less real', 'pairs', BUDGET_HEADING],
    rows: points.map(({ policy, imagined, real, difference, pairs }) => ({
      title: policyTitle(summary.header, policy),
      cells: [
        ...[imagined, real, difference].map((estimate) => estimateCell(estimate)),
        numberCell(pairs, 0),
        budgetCell(summary, policy, null),
      ],
    })),
  };
}

/** Imagined against real success of every policy, for the report and for the report card. */
export function scatter(
  header: EvaluationSummary['header'],
  arm: ImaginedArm,
  { points }: AgreementLevel,
): CardPicture {
  const isCandidate = (id: string) =>
    header.policies.find((policy) => policy.id === id)?.role === 'candidate';
  return {
    caption:
      'Success of each policy with both 95 % intervals (cluster bootstrap over start states). On the dashed line imagination is right; rings are the floor and the ceiling, which no correlation counts.',
    alternative: 'Imagined success along the bottom, real success upwards, a numbered dot for each policy.',
    content: {
      kind: 'svg',
      text: rateScatterPlot({
        title: `Imagined ${ARM_TITLES[arm].toLowerCase()}, against reality`,
        xAxis: { title: 'Imagined success' },
        yAxis: { title: 'Real success' },
        points: points.flatMap(({ policy, imagined, real }) =>
          imagined.value === null || real.value === null
            ? []
            : [
                {
                  label: policyTitle(header, policy),
                  x: imagined.value,
                  y: real.value,
                  xInterval: imagined.interval,
                  yInterval: real.interval,
                  isReference: !isCandidate(policy),
                },
              ],
        ),
      }),
    },
  };
}

function abstentionNote({ abstentions, options }: EvaluationSummary, arm: ImaginedArm): string {
  const { episodes, mostlyInvented } = abstentions.find((entry) => entry.arm === arm)!;
  return (
    `${mostlyInvented} of ${episodes} imagined episodes are mostly invented: memory covered less than ` +
    `${Math.round(100 * options.leastCoveredShare)} % of what they showed. Agreement is given over all episodes, and over the remembered ones alone.`
  );
}

function textCells({ policies, episodes }: Agreement): TextCell[] {
  return [textCell(POPULATIONS[policies]), textCell(KEPT[episodes])];
}
