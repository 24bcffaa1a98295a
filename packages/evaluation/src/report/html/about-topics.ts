import type { CardTopic, GridTable } from '../../card/report-card.ts';
import { TWIST_AXES } from '../../policy-statistics/action-following.ts';
import type { EvaluationHeader } from '../evaluation-header.ts';
import type { EvaluationSummary } from '../evaluation-summary.ts';
import { numberCell, policyTitle, textCell } from './report-cells.ts';

/** What a reader has to know to read the numbers. Those marked as ours have no agreed definition elsewhere. */
const DEFINITIONS: readonly (readonly [term: string, definition: string])[] = [
  ['Success', 'The judge’s geometric condition was met in an episode; a failure to act is a failure.'],
  ['Score', 'Progress towards success, 0 to 1; 1 where the episode succeeded. Defined by each task (ours).'],
  ['SPL', 'Mean of S · l / max(p, l): l the shortest and p the walked way, both in metres.'],
  ['Blocked', 'Share of steps in which something was in the way.'],
  ['World-model steps', 'Steps that a planner ran the world model for, mean of an episode.'],
  [
    'Covered',
    'Mean share of a frame’s pixels that a remembered view covers; what is not covered is invented.',
  ],
  [
    'Mostly invented',
    'An imagined episode with less covered than the threshold; the tool abstains from it (ours).',
  ],
  [
    'Worst world, worst tenth',
    'The least success rate over simulated worlds, and CVaR: the mean of the worst tenth of them.',
  ],
  [
    'Floor, ceiling',
    'A policy that does nothing, and the replay of a walk that succeeds; in every table, in no ranking.',
  ],
  [
    'MMRV',
    'Mean over policies of the largest real difference to a policy on the wrong side of it (SIMPLER).',
  ],
  [
    'Brier',
    'Mean of (imagined probability of success − what happened)² over matched episodes; 0.25 is a coin’s.',
  ],
  [
    'Action Following (ours)',
    'Motions recovered from dreamed frames against those asked for: Pearson’s r by twist axis, mean angle between turns, mean cosine between directions, metres recovered by metres asked.',
  ],
  [
    'State Alignment (ours)',
    'd_h = ‖E(ô_h) − E(o_h)‖ / ‖E(o_h) − E(o_0)‖ under replayed actions, E the encoder: 0 is perfect, from 1 on no better than standing still.',
  ],
];

/** Episodes in which a policy failed to act. */
export function failureTopic({ header, failures }: EvaluationSummary): CardTopic {
  return {
    title: 'Failures to act',
    lead: 'A policy that hangs, dies, or gives what is no action is stopped; the suite goes on.',
    notes: failures.length === 0 ? ['None: every policy acted in every episode.'] : [],
    tables:
      failures.length === 0
        ? []
        : [
            {
              kind: 'grid',
              caption: `${failures.length} ${failures.length === 1 ? 'episode' : 'episodes'}`,
              columns: ['Episode', 'policy', 'steps', 'reason'],
              rows: failures.map(({ key, policy, steps, reason }) => ({
                title: key,
                cells: [textCell(policyTitle(header, policy)), numberCell(steps, 0), textCell(reason)],
              })),
            },
          ],
    pictures: [],
  };
}

/** How far the world model follows what it is told; absent where it was not measured. */
export function fidelityTopics({ modelFidelity }: EvaluationHeader): CardTopic[] {
  const { actionFollowing, stateAlignment = [] } = modelFidelity ?? {};
  const tables: GridTable[] = [];
  if (actionFollowing) {
    const { correlation, rotationRad, directionCosine, scaleRatio } = actionFollowing;
    tables.push({
      kind: 'grid',
      caption: 'Action Following (ours)',
      columns: ['', ...TWIST_AXES.map((axis) => `r of ${axis}`), 'turn (°)', 'direction', 'scale'],
      rows: [
        {
          title: 'dream',
          cells: [
            ...TWIST_AXES.map((axis) => numberCell(correlation[axis], 3)),
            numberCell((rotationRad * 180) / Math.PI, 2),
            numberCell(directionCosine, 3),
            numberCell(scaleRatio, 3),
          ],
        },
      ],
    });
  }
  if (stateAlignment.length > 0)
    tables.push({
      kind: 'grid',
      caption: 'State Alignment (ours) by horizon, frames',
      columns: ['', ...stateAlignment.map((_, at) => String(at + 1))],
      rows: [{ title: 'dream', cells: stateAlignment.map((value) => numberCell(value, 2)) }],
    });
  if (tables.length === 0) return [];
  return [
    {
      title: 'The world model itself',
      lead: 'Recorded actions replayed: what a policy’s numbers rest on.',
      notes: [],
      tables,
      pictures: [],
    },
  ];
}

/** Who took part. */
export function policiesTopic({ policies, tasks }: EvaluationHeader): CardTopic {
  return {
    title: 'Policies and tasks',
    lead: '',
    notes: [],
    tables: [
      {
        kind: 'grid',
        caption: 'Policies',
        columns: ['Policy', 'role', 'kind', 'senses', 'action space', 'about'],
        rows: policies.map(({ id, role, kind, senses, actionSpace, about }) => ({
          title: id,
          cells: [role, kind, senses.join(', ') || 'nothing', actionSpace, about].map(textCell),
        })),
      },
      {
        kind: 'grid',
        caption: 'Tasks',
        columns: ['Task', 'title', 'success'],
        rows: tasks.map(({ id, title, judge }) => ({ title: id, cells: [textCell(title), textCell(judge)] })),
      },
    ],
    pictures: [],
  };
}

/** What the words mean. */
export const DEFINITIONS_TOPIC: CardTopic = {
  title: 'Definitions',
  lead: '',
  notes: [],
  tables: [
    {
      kind: 'grid',
      caption: 'Terms of this report',
      columns: ['Term', 'meaning'],
      rows: DEFINITIONS.map(([title, text]) => ({ title, cells: [textCell(text)] })),
    },
  ],
  pictures: [],
};
