import type { Twist } from '@dreamwalk/geometry';
import type { RecordedWalk } from '../fitted-space.ts';
import { cameraToLevel } from '../level-frame.ts';
import { METRES_PER_RAD } from '../motion-metric.ts';
import { twistsBetween } from '../poses-along.ts';

/** Numbers of a twist. */
const TWIST_DIMS = 6;

/** Twists as one vector in metres, turns counted as way: vx vy vz, then c·ωx c·ωy c·ωz, frame by frame. */
export function chunkVector(twists: readonly Twist[]): number[] {
  return twists.flatMap(({ linear, angular }) => [...linear, ...angular.map((rad) => rad * METRES_PER_RAD)]);
}

/** The twists of a {@link chunkVector}. */
export function chunkOfVector(vector: readonly number[]): Twist[] {
  return Array.from({ length: vector.length / TWIST_DIMS }, (_, frame) => {
    const [x, y, z, ax, ay, az] = vector.slice(frame * TWIST_DIMS, (frame + 1) * TWIST_DIMS);
    return {
      linear: [x, y, z],
      angular: [ax / METRES_PER_RAD, ay / METRES_PER_RAD, az / METRES_PER_RAD],
    };
  });
}

/**
 * The chunks of walks that begin at every `strideFrames`-th frame, as vectors, each in the level frame of its start.
 *
 * @param frames of a chunk
 */
export function chunksOfWalks(
  walks: readonly RecordedWalk[],
  frames: number,
  strideFrames: number,
): number[][] {
  return walks.flatMap((walk) => {
    const twists = twistsBetween(walk);
    const found: number[][] = [];
    for (let from = 0; from + frames <= twists.length; from += strideFrames)
      found.push(chunkVector(cameraToLevel(twists.slice(from, from + frames), walk[from])));
    return found;
  });
}
