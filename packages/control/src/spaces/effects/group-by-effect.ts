import { breathe, identityPose, type Pose, type Twist } from '@dreamwalk/geometry';
import { poseGapM } from '../motion-metric.ts';
import { posesAlong } from '../poses-along.ts';
import { completeLinkage } from './complete-linkage.ts';

/** How alike the motions of a group are. */
export interface EffectOptions {
  /** Metres that two of a group lie apart at most, at a quarter, half, three quarters and the end of the way; turns count as way. */
  readonly withinM: number;
  readonly signal?: AbortSignal;
}

/** Motions that lead to much the same place, much the same way. */
export interface EffectGroup {
  /** Places in the list of motions, ascending. */
  readonly members: readonly number[];
  /** The one that is nearest to all the others: what to show, or to try. */
  readonly medoid: number;
}

/** Where on a motion two are compared: shares of their frames, so that a fast one and a slow one may be alike. */
const SHARES = [0.25, 0.5, 0.75, 1];

/** Rows of gaps between two breaths. */
const ROWS_AT_ONCE = 16;

/**
 * Puts motions, of whatever action space, in groups by the poses that they lead to. Deterministic; takes time as the square of
 * their number (1,024 motions about a second).
 *
 * @param motions body twists, decoded for the same pose
 * @returns in the order of their first members
 */
export async function groupByEffect(
  motions: readonly (readonly Twist[])[],
  { withinM, signal }: EffectOptions,
): Promise<EffectGroup[]> {
  const effects = motions.map(effectOf);
  const count = effects.length;
  const gapsM = new Float64Array(count * count);
  for (let row = 0; row < count; row++) {
    if (row % ROWS_AT_ONCE === 0) await breathe(signal);
    for (let column = 0; column < row; column++) {
      gapsM[row * count + column] = effectGapM(effects[row], effects[column], withinM);
      gapsM[column * count + row] = gapsM[row * count + column];
    }
  }
  const groups = await completeLinkage(gapsM.slice(), withinM, signal);
  return groups.map((members) => {
    const sums = members.map((a) => members.reduce((sum, b) => sum + gapsM[a * count + b], 0));
    return { members, medoid: members[sums.indexOf(Math.min(...sums))] };
  });
}

/** Poses along a motion, relative to its start. */
function effectOf(twists: readonly Twist[]): Pose[] {
  const poses = posesAlong(identityPose, twists);
  return SHARES.map((share) => poses[Math.ceil(share * poses.length) - 1]);
}

/** The largest gap along the way; infinite where it is too wide for one group, which the end alone mostly tells. */
function effectGapM(a: readonly Pose[], b: readonly Pose[], withinM: number): number {
  let largestM = 0;
  for (let index = a.length - 1; index >= 0; index--) {
    largestM = Math.max(largestM, poseGapM(a[index], b[index]));
    if (largestM > withinM) return Number.POSITIVE_INFINITY;
  }
  return largestM;
}
