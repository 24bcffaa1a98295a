import type { DreamProbe } from '../fidelity/dream-probe.ts';
import { actionFollowing } from '../policy-statistics/action-following.ts';
import { stateAlignment } from '../policy-statistics/state-alignment.ts';
import type { BootstrapOptions } from '../statistics/bootstrap.ts';
import { groupBy } from './episode-groups.ts';
import type { AlignedHorizon, ImaginedArm, ModelFidelity } from './evaluation-summary.ts';

/** In the order in which they are told. */
const ARMS: readonly ImaginedArm[] = ['tour', 'view'];

/** What probes say of the world model in each arm that has some, whatever their order. */
export function summariseFidelity(
  probes: readonly DreamProbe[],
  bootstrap: BootstrapOptions,
): ModelFidelity[] {
  return ARMS.flatMap((arm) => {
    const walks = probes.filter((probe) => probe.arm === arm).sort((a, b) => a.startIndex - b.startIndex);
    if (walks.length === 0) return [];
    const motions = walks.map((walk) => walk.motions).filter(({ length }) => length > 0);
    return {
      arm,
      starts: walks.length,
      actionFollowing: motions.length > 0 ? actionFollowing(motions, bootstrap) : null,
      stateAlignment: alignedHorizons(walks, bootstrap),
    };
  });
}

function alignedHorizons(walks: readonly DreamProbe[], bootstrap: BootstrapOptions): AlignedHorizon[] {
  const byHorizon = groupBy(
    walks.flatMap(({ states }) => states),
    ({ horizon }) => horizon,
  );
  return [...byHorizon]
    .sort(([a], [b]) => a - b)
    .map(([horizon, states]) => ({
      horizon,
      starts: states.length,
      alignment: stateAlignment(states, bootstrap),
    }));
}
