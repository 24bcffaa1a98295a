import type { BranchMark } from '@dreamwalk/host';

/** A stretch of the walk's tree as it is drawn: every end has a lane of its own, and a fork runs on in the lane of its newest end. */
export interface Lane {
  readonly mark: BranchMark;
  /** From the top, 0 is the branch that one is on. */
  readonly lane: number;
  /** The lane of the stretch that it goes on from. */
  readonly parentLane: number;
}

/** Lays the stretches of a walk out in lanes: the branch that one is on first, then the newest. */
export function layLanes(branches: readonly BranchMark[]): Lane[] {
  const ends = branches.filter(({ id }) => !branches.some(({ parentId }) => parentId === id));
  const ordered = ends.toSorted((a, b) => Number(b.isCurrent) - Number(a.isCurrent) || b.id - a.id);
  const byId = new Map(branches.map((mark) => [mark.id, mark]));
  const lanes = new Map<number, number>();
  for (const [lane, end] of ordered.entries())
    for (let mark: BranchMark | undefined = end; mark; mark = byId.get(mark.parentId ?? Number.NaN))
      if (!lanes.has(mark.id)) lanes.set(mark.id, lane);
  return branches.map((mark) => {
    const lane = lanes.get(mark.id) ?? 0;
    return { mark, lane, parentLane: lanes.get(mark.parentId ?? Number.NaN) ?? lane };
  });
}
