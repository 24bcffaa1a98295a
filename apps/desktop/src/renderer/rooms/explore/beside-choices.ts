import type { BesideChoice, PlaceSummary } from '@dreamwalk/host';
import { MEMORY_POLICY_NAMES } from '@dreamwalk/world';
import type { BranchEnd } from '../../studio/walk-history.ts';

/** What can be shown beside the dream: reality where there is one, other ways of remembering, and the branches that one is not on. */
export function besideChoices(place: PlaceSummary | undefined, ends: readonly BranchEnd[]): BesideChoice[] {
  return [
    { kind: 'nothing' },
    ...(place?.kind === 'world' ? [{ kind: 'reality' } as const] : []),
    ...MEMORY_POLICY_NAMES.toReversed().map((policy) => ({ kind: 'memory', policy }) as const),
    ...ends.filter(({ isHere }) => !isHere).map(({ branchId }) => ({ kind: 'branch', branchId }) as const),
  ];
}
