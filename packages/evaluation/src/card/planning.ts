import type { CardAxis } from './report-card.ts';

/** The second axis, which is empty until policies can be evaluated. */
export function planningAndPolicy(): CardAxis {
  return {
    title: 'Planning and policy',
    lead: 'Whether decisions made in imagination hold in reality: policies ranked in dreams and in the true worlds, and plans found by search.',
    topics: [
      {
        title: 'Policies in imagination and in reality',
        lead: '',
        notes: [
          'No policy and no planner has been evaluated in this model yet, so nothing is claimed on this axis.',
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
      },
    ],
  };
}
