import type { Agreement, EvaluationSummary, ImaginedArm } from '../report/evaluation-summary.ts';
import { scatter } from '../report/html/agreement-topics.ts';
import { fidelityTopics } from '../report/html/fidelity-topics.ts';
import {
  ARM_TITLES,
  agreementOf,
  BUDGET_HEADING,
  budgetCell,
  cellOf,
  estimateCell,
  numberCell,
  policyTitle,
  rateCell,
  shownPolicies,
} from '../report/html/report-cells.ts';
import { type AgreementFigure, agreementBars, type EvaluatedPolicies } from './agreement-bars.ts';
import type {
  CardAxis,
  CardTopic,
  FigureRow,
  FigureTable,
  GridTable,
  ProvenanceItem,
} from './report-card.ts';

const TITLE = 'Policies in imagination and in reality';

/** The second axis: whether policies do in reality what they did in dreams. Without an evaluation it says so. */
export function planningAndPolicy(evaluated?: EvaluatedPolicies): CardAxis {
  const isEvaluated = evaluated !== undefined && evaluated.summary.episodes > 0;
  return {
    title: 'Planning and policy',
    lead: 'Whether decisions made in imagination hold in reality: policies ranked in dreams and in the true worlds, and plans found by search.',
    topics: isEvaluated ? [evaluatedTopic(evaluated), ...probedTopics(evaluated)] : [MISSING_TOPIC],
  };
}

function probedTopics({ summary }: EvaluatedPolicies): CardTopic[] {
  return fidelityTopics(summary).map((topic) => ({ ...topic, provenance: provenanceOf(summary) }));
}

const MISSING_TOPIC: CardTopic = {
  title: TITLE,
  lead: '',
  notes: [
    'No policy and no planner has been evaluated in this model yet, so nothing is claimed on this axis. “dreamwalk evaluate SUITE.json --against reality --out DIR/evaluate” evaluates some for “measure card --from DIR”.',
  ],
  tables: [
    {
      kind: 'grid',
      caption: 'Success by policy (none evaluated)',
      columns: ['Policy', 'Imagined', 'True', 'Difference', 'Tasks × seeds'],
      rows: [],
    },
  ],
  pictures: [],
};

function evaluatedTopic(evaluated: EvaluatedPolicies): CardTopic {
  const { summary } = evaluated;
  const { header, agreements } = summary;
  const about = { title: TITLE, lead: header.about, provenance: provenanceOf(summary) };
  // A tour comes first where there is one.
  const arm = agreements[0]?.arm;
  if (!arm) return { ...about, notes: [oneSidedNote(summary)], tables: [rateTable(summary)], pictures: [] };
  const whole = agreementOf(agreements, arm, 'all', 'all')!;
  return {
    ...about,
    notes: [
      'Correlations are those of the candidates: a floor that does nothing and a ceiling that replays success would flatter them. Intervals are cluster bootstraps over start states.',
    ],
    tables: [agreementTable(evaluated, arm), matchedTable(summary, whole)],
    pictures: [scatter(header, arm, whole.byPolicy)],
  };
}

function oneSidedNote({ arms }: EvaluationSummary): string {
  return arms.includes('reality')
    ? 'Nothing was imagined, so nothing says what a dream of these policies is worth.'
    : 'Imagined, not real: no policy ran in reality, so nothing says whether these rates hold there.';
}

function agreementTable(evaluated: EvaluatedPolicies, arm: ImaginedArm): FigureTable {
  const { agreements } = evaluated.summary;
  const whole = agreementOf(agreements, arm, 'candidates', 'all')!;
  const beside = [
    { title: 'remembered', agreement: agreementOf(agreements, arm, 'candidates', 'remembered') },
    ...(arm === 'tour'
      ? [{ title: 'from one view', agreement: agreementOf(agreements, 'view', 'candidates', 'all') }]
      : []),
  ];
  const row = (title: string, figure: AgreementFigure): FigureRow => ({
    title,
    unit: '',
    decimals: 3,
    ...whole.byPolicy[figure],
    baselines: beside.flatMap(({ title: name, agreement }) =>
      agreement ? [{ title: name, value: agreement.byPolicy[figure].value }] : [],
    ),
    bars: agreementBars(evaluated, whole, figure),
  });
  return {
    kind: 'figures',
    caption: `Imagined ${ARM_TITLES[arm].toLowerCase()} against reality, over ${whole.byPolicy.points.length} candidates`,
    valueHeading: 'Value',
    rows: [
      row('Pearson’s r of success', 'pearson'),
      row('Spearman’s ρ of success', 'spearman'),
      row('Mean maximum rank violation', 'mmrv'),
    ],
  };
}

function matchedTable(summary: EvaluationSummary, { arm, byPolicy }: Agreement): GridTable {
  return {
    kind: 'grid',
    caption: `Success by policy, imagined ${ARM_TITLES[arm].toLowerCase()} and true, over matched episodes`,
    columns: ['Policy', 'Imagined', 'True', 'Difference', 'Episodes', BUDGET_HEADING],
    rows: byPolicy.points.map(({ policy, imagined, real, difference, pairs }) => ({
      title: policyTitle(summary.header, policy),
      cells: [
        ...[imagined, real, difference].map((estimate) => estimateCell(estimate)),
        numberCell(pairs, 0),
        budgetCell(summary, policy, null),
      ],
    })),
  };
}

function rateTable(summary: EvaluationSummary): GridTable {
  const { header, arms } = summary;
  return {
    kind: 'grid',
    caption: 'Success by policy',
    columns: ['Policy', ...arms.map((arm) => ARM_TITLES[arm]), BUDGET_HEADING],
    rows: shownPolicies(summary).map(({ id }) => ({
      title: policyTitle(header, id),
      cells: [...arms.map((arm) => rateCell(cellOf(summary, arm, id, null))), budgetCell(summary, id, null)],
    })),
  };
}

function provenanceOf({ header, episodes, starts }: EvaluationSummary): ProvenanceItem[] {
  const { suite, policies, tasks, seeds, model, evaluatedAt } = header;
  return [
    { name: 'suite', value: suite },
    { name: 'policies', value: String(policies.length) },
    { name: 'tasks', value: String(tasks.length) },
    { name: 'starts', value: String(starts) },
    { name: 'seeds', value: seeds.join(', ') },
    { name: 'episodes', value: String(episodes) },
    ...Object.entries(model.graphs).map(([name, sha256]) => ({ name, value: sha256.slice(0, 12) })),
    { name: 'evaluated', value: evaluatedAt.slice(0, 10) },
  ];
}
