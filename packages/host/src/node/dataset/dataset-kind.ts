import { bundledCamera, EPISODE_VIEWS } from '@dreamwalk/simulator';
import { GOAL_WALK_VIEWS, GOALS, MOVES_AHEAD } from './goal-walks/goal-walks.ts';

/**
 * What a data set is for: `views` of worlds, for world models; `goal-walks`, views with what an expert would do at each,
 * for policies.
 */
export type DatasetKind = 'views' | 'goal-walks';

/** How much of each kind one world makes. */
export const WORLD_SIZES: Readonly<Record<DatasetKind, { readonly views: number; readonly bytes: number }>> =
  {
    views: { views: EPISODE_VIEWS, bytes: EPISODE_VIEWS * (pixels() * 5 + 16 * 8) + 4 },
    'goal-walks': {
      views: GOAL_WALK_VIEWS,
      bytes: GOAL_WALK_VIEWS * (pixels() * 3 + 16 * 8 + MOVES_AHEAD + GOALS * (MOVES_AHEAD + 4)) + 4,
    },
  };

function pixels(): number {
  const { widthPx, heightPx } = bundledCamera();
  return widthPx * heightPx;
}
