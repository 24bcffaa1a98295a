import { breathe } from '@dreamwalk/geometry';

/** Merges between two breaths. */
const MERGES_AT_ONCE = 64;

/**
 * Agglomerative clustering by complete linkage: the two nearest groups become one, for as long as no two members of it are
 * farther apart than `within`. Of equally near groups the first are merged.
 *
 * @param gaps [N · N] symmetric, row by row; is overwritten
 * @returns the members of each group in ascending order, the groups in the order of their first members
 */
export async function completeLinkage(
  gaps: Float64Array,
  within: number,
  signal?: AbortSignal,
): Promise<number[][]> {
  const count = Math.sqrt(gaps.length);
  const groups = new Map(Array.from({ length: count }, (_, index) => [index, [index]]));
  const nearest = new Map<number, number>();
  for (const group of groups.keys()) lookRound(group);
  for (let merges = 1; groups.size > 1; merges++) {
    if (merges % MERGES_AT_ONCE === 0) await breathe(signal);
    const kept = leastGap();
    const gone = nearest.get(kept)!;
    if (gaps[kept * count + gone] > within) break;
    merge(kept, gone);
  }
  return [...groups.values()].map((members) => members.sort((a, b) => a - b));

  /** Finds the nearest of the groups after this one; the last has none. */
  function lookRound(group: number): void {
    nearest.delete(group);
    for (const other of groups.keys()) {
      const best = nearest.get(group);
      if (other > group && (best === undefined || gaps[group * count + other] < gaps[group * count + best]))
        nearest.set(group, other);
    }
  }

  function leastGap(): number {
    let least = -1;
    for (const group of groups.keys()) {
      const other = nearest.get(group);
      if (other === undefined) continue;
      if (least < 0 || gaps[group * count + other] < gaps[least * count + nearest.get(least)!]) least = group;
    }
    return least;
  }

  function merge(kept: number, gone: number): void {
    groups.get(kept)!.push(...groups.get(gone)!);
    groups.delete(gone);
    nearest.delete(gone);
    for (const other of groups.keys()) {
      const gap = Math.max(gaps[kept * count + other], gaps[gone * count + other]);
      gaps[kept * count + other] = gap;
      gaps[other * count + kept] = gap;
    }
    // Gaps only grow, so whoever was nearest to neither of the two still has its nearest.
    for (const other of groups.keys()) {
      const was = nearest.get(other);
      if (other === kept || was === kept || was === gone) lookRound(other);
    }
  }
}
