import type { CardTopic } from '../../card/report-card.ts';
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
    'Motions recovered from pairs of successive dreamed frames, by the dream’s own depth, against those that were carried out: Pearson’s r and mean difference by twist axis, mean angle between turns, mean cosine between directions, metres recovered by metres asked.',
  ],
  [
    'State Alignment (ours)',
    'd_h = Σ ‖E(ô_h) − E(o_h)‖ / Σ ‖E(o_h) − E(o_0)‖ over replayed walks, E the encoder, ô dreamed and o true: 0 is perfect, from 1 on no better than standing still.',
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
