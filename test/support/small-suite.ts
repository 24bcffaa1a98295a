/** A suite that is as small as can be: who goes by chance walks over no eight squares of floor in six steps. */
export const SMALL_SUITE = {
  format: 'dreamwalk-suite/1',
  name: 'Six steps',
  arms: ['tour', 'reality'],
  worlds: { from: 600_000, count: 1 },
  startsPerWorld: 2,
  tourViews: 6,
  steps: 6,
  tasks: [{ id: 'explore', kind: 'explore', squares: 8 }],
  policies: ['random'],
} as const;

/** Two arms, two starts; the floor and the ceiling besides the policy. */
export const SMALL_SUITE_EPISODES = 12;
