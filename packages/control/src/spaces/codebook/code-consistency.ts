import type { CodebookSpace } from './codebook-space.ts';
import { type Embodiment, shareOfFullSpeed } from './embodiment.ts';

/** Two heads do the same with a code from this cosine on. */
const SAME_FROM = 0.9;

/** Whether a code means the same to all. */
export interface CodeConsistency {
  /** [K] mean over pairs of embodiments of the cosine between what they do, in shares of their full speeds: 1 is the same, 0 unlike. */
  readonly perCode: readonly number[];
  /** Share of the codes from 0.9 on. */
  readonly consistentShare: number;
}

/** How alike embodiments carry out each code of a codebook: at least two of them. */
export function codeConsistency(space: CodebookSpace, embodiments: readonly Embodiment[]): CodeConsistency {
  const perCode = space.codes.map((_, code) => {
    const done = embodiments.map((embodiment) =>
      space
        .for(embodiment)
        .levelTwists(code)
        .flatMap((twist) => shareOfFullSpeed(embodiment, twist)),
    );
    const cosines = done.flatMap((a, index) => done.slice(index + 1).map((b) => cosine(a, b)));
    return cosines.reduce((sum, value) => sum + value, 0) / cosines.length;
  });
  const consistent = perCode.filter((value) => value >= SAME_FROM).length;
  return { perCode, consistentShare: consistent / perCode.length };
}

/** 1 where both stand still, 0 where only one does. */
function cosine(a: readonly number[], b: readonly number[]): number {
  const sizes = Math.hypot(...a) * Math.hypot(...b);
  if (sizes === 0) return Math.hypot(...a) === Math.hypot(...b) ? 1 : 0;
  return a.reduce((sum, value, index) => sum + value * b[index], 0) / sizes;
}
