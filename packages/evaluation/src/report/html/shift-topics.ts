import type { CardTopic, GridCell } from '../../card/report-card.ts';
import type { EvaluationSummary, ShiftedSuccess } from '../evaluation-summary.ts';
import {
  ARM_TITLES,
  cellOf,
  estimateCell,
  numberCell,
  policyTitle,
  rateCell,
  shownPolicies,
} from './report-cells.ts';

/** What kinds of world are called, in the order in which they are told. */
const SHIFT_TITLES = {
  none: 'As trained on',
  materials: 'Unseen materials',
  layout: 'Unseen layouts',
} as const;

type ShiftName = keyof typeof SHIFT_TITLES;

/** How policies fare in worlds that differ from those that models are trained on; absent where there are none. */
export function shiftTopics(summary: EvaluationSummary): CardTopic[] {
  const { shifts, arms, header } = summary;
  if (shifts.length === 0) return [];
  const names = (Object.keys(SHIFT_TITLES) as ShiftName[]).filter((name) =>
    shifts.some(({ shift }) => (shift ?? 'none') === name),
  );
  return [
    {
      title: 'In perturbed worlds',
      lead: 'The same starts and tasks in worlds of materials, or of plans and heights, that no training world has.',
      notes: [
        'Less as trained on: success in the same worlds less that as they are, with a cluster bootstrap over start states. Another layout has other ways and goals.',
        'Worst tenth: mean success rate in the worst tenth of all worlds, perturbed ones among them (CVaR).',
      ],
      tables: arms.map((arm) => ({
        kind: 'grid' as const,
        caption: `Success rate by kind of world: ${ARM_TITLES[arm].toLowerCase()}`,
        columns: [
          'Policy',
          ...names.flatMap((name) => [
            SHIFT_TITLES[name],
            ...(name === 'none' ? [] : ['less as trained on']),
          ]),
          'Worst world',
          'Worst tenth',
        ],
        rows: shownPolicies(summary).map(({ id }) => {
          const worlds = cellOf(summary, arm, id, null)?.worlds;
          const cells = names.flatMap((name) => {
            const found = shifts.find(
              (each) => each.arm === arm && each.policy === id && (each.shift ?? 'none') === name,
            );
            return cellsOf(name, found);
          });
          return {
            title: policyTitle(header, id),
            cells: [
              ...cells,
              numberCell(worlds?.worst ?? null, 2),
              numberCell(worlds?.worstTenth ?? null, 2),
            ],
          };
        }),
      })),
      pictures: [],
    },
  ];
}

function cellsOf(name: ShiftName, found: ShiftedSuccess | undefined): GridCell[] {
  const rate = rateCell(found);
  return name === 'none' ? [rate] : [rate, estimateCell(found?.difference ?? undefined)];
}
