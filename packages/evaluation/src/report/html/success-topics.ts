import type { CardTopic, GridTable } from '../../card/report-card.ts';
import type { Arm } from '../../episodes/episode-result.ts';
import { intervalPlot } from '../../plots/interval-plot.ts';
import type { EvaluatedTask } from '../evaluation-header.ts';
import type { EvaluationSummary } from '../evaluation-summary.ts';
import {
  ARM_TITLES,
  BUDGET_HEADING,
  budgetCell,
  cellOf,
  countCell,
  estimateCell,
  numberCell,
  policyTitle,
  rateCell,
  shownPolicies,
} from './report-cells.ts';

/** A success rate's axis. */
const SUCCESS_AXIS = { axis: { title: 'Success rate' }, span: [0, 1] } as const;

/** How often each policy succeeds, over all tasks. */
export function successTopic(summary: EvaluationSummary): CardTopic {
  const { arms } = summary;
  return {
    title: 'Success by policy',
    lead: 'Over all tasks, starts, seeds and world samples. A policy that failed to act counts as having failed.',
    notes: [
      'Intervals of rates are Wilson’s, 95 %. They take episodes for independent; “over starts”, further below, does not, and is the one to trust where a start has several episodes.',
    ],
    tables: [successTable(summary)],
    pictures: [
      {
        caption: 'Success over all tasks with its 95 % interval (Wilson).',
        alternative: 'A row for each policy with its success rate in every arm.',
        content: {
          kind: 'svg',
          text: intervalPlot({
            title: 'Success over all tasks',
            ...SUCCESS_AXIS,
            series: arms.map((arm) => ARM_TITLES[arm]),
            panels: [panelOf(summary, '', null)],
          }),
        },
      },
    ],
  };
}

/** What else came of each policy, by arm. */
export function detailTopic(summary: EvaluationSummary): CardTopic {
  return {
    title: 'What else was measured',
    lead: 'Over all tasks. Intervals are cluster bootstraps over start states; where all starts agree there is none.',
    notes: [],
    tables: summary.arms.map((arm) => detailTable(summary, arm)),
    pictures: [],
  };
}

/** How often each policy succeeds in each task. */
export function taskTopic(summary: EvaluationSummary): CardTopic {
  const tasks = summary.header.tasks.filter(({ id }) => summary.cells.some(({ task }) => task === id));
  return {
    title: 'Success by task',
    lead: 'What counts as success stands above each table.',
    notes: [],
    tables: tasks.map((task) => taskTable(summary, task)),
    pictures: [
      {
        caption: 'Success in each task with its 95 % interval (Wilson).',
        alternative: 'A plot for each task, with a row for each policy.',
        content: {
          kind: 'svg',
          text: intervalPlot({
            title: 'Success by task',
            ...SUCCESS_AXIS,
            series: summary.arms.map((arm) => ARM_TITLES[arm]),
            panels: tasks.map(({ id, title }) => panelOf(summary, title, id)),
          }),
        },
      },
    ],
  };
}

function panelOf(summary: EvaluationSummary, title: string, task: string | null) {
  const rows = shownPolicies(summary).map(({ id }) => ({
    label: policyTitle(summary.header, id),
    marks: summary.arms.map((arm) => {
      const cell = cellOf(summary, arm, id, task);
      return cell ? { value: cell.successRate, interval: cell.wilson } : null;
    }),
  }));
  return { title, rows };
}

function successTable(summary: EvaluationSummary): GridTable {
  const { header, arms, tourGains } = summary;
  return {
    kind: 'grid',
    caption: 'Success rate over all tasks',
    columns: [
      'Policy',
      ...arms.flatMap((arm) => [ARM_TITLES[arm], 'k / n']),
      ...(tourGains.length > 0 ? ['Worth of a tour'] : []),
      BUDGET_HEADING,
    ],
    rows: shownPolicies(summary).map(({ id }) => ({
      title: policyTitle(header, id),
      cells: [
        ...arms.flatMap((arm) => {
          const cell = cellOf(summary, arm, id, null);
          return [rateCell(cell), countCell(cell)];
        }),
        ...(tourGains.length > 0
          ? [estimateCell(tourGains.find(({ policy }) => policy === id)?.difference)]
          : []),
        budgetCell(summary, id, null),
      ],
    })),
  };
}

function taskTable(summary: EvaluationSummary, { id: task, title, judge }: EvaluatedTask): GridTable {
  const hasSpl = summary.cells.some((cell) => cell.task === task && cell.spl.value !== null);
  return {
    kind: 'grid',
    caption: `${title}: ${judge}`,
    columns: [
      'Policy',
      ...summary.arms.flatMap((arm) => [ARM_TITLES[arm], 'k / n', ...(hasSpl ? ['SPL'] : [])]),
      BUDGET_HEADING,
    ],
    rows: shownPolicies(summary).map(({ id }) => ({
      title: policyTitle(summary.header, id),
      cells: [
        ...summary.arms.flatMap((arm) => {
          const cell = cellOf(summary, arm, id, task);
          return [
            rateCell(cell),
            countCell(cell),
            ...(hasSpl ? [numberCell(cell?.spl.value ?? null, 2)] : []),
          ];
        }),
        budgetCell(summary, id, task),
      ],
    })),
  };
}

function detailTable(summary: EvaluationSummary, arm: Arm): GridTable {
  const imagined = arm !== 'reality';
  return {
    kind: 'grid',
    caption: ARM_TITLES[arm],
    columns: [
      'Policy',
      'Success over starts',
      'Score',
      'SPL',
      'Steps',
      'Blocked',
      BUDGET_HEADING,
      'Failed to act',
      ...(imagined ? ['Covered'] : []),
      'Worst world',
      'Worst tenth',
    ],
    rows: shownPolicies(summary).flatMap(({ id }) => {
      const cell = cellOf(summary, arm, id, null);
      if (!cell) return [];
      return [
        {
          title: policyTitle(summary.header, id),
          cells: [
            numberCell(cell.successRate, 2, cell.overStarts),
            estimateCell(cell.score),
            estimateCell(cell.spl),
            numberCell(cell.steps, 1),
            numberCell(cell.blockedShare, 3),
            numberCell(cell.worldModelSteps, 0),
            numberCell(cell.failedToAct, 0),
            ...(imagined ? [numberCell(cell.coveredShare, 2)] : []),
            numberCell(cell.worlds.worst, 2),
            numberCell(cell.worlds.worstTenth, 2),
          ],
        },
      ];
    }),
  };
}
