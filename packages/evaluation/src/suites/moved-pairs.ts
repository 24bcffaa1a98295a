import type { RgbFrame } from '@dreamwalk/environment';
import { type Pose, poseAngleRad, poseDistanceM } from '@dreamwalk/geometry';
import { meanAbsoluteDifference } from '../metrics/mean-absolute-difference.ts';
import type { FramePair } from './revisit-pairs.ts';

/**
 * Two frames have really moved against each other where they differ by more than this on average, grey levels. Two
 * frames of a dream that stands still, each off by Gaussian noise of 27 dB, differ by 13.
 */
export const MOVED_LEVELS = 16;

/**
 * The pairs that something moves between: the earlier frame differs from the frame farthest from it among those in
 * between. Where the frames are a dream that stands still, there is none, however well it agrees with itself.
 *
 * @param frames one for each pose of the walk
 */
export function movedPairs(
  pairs: readonly FramePair[],
  frames: readonly RgbFrame[],
  walk: readonly Pose[],
): FramePair[] {
  return pairs.filter((pair) => {
    const farthest = frames[farthestBetween(pair, walk)];
    return meanAbsoluteDifference(frames[pair[0]], farthest) > MOVED_LEVELS;
  });
}

/** The frame between a pair's two that is farthest from their pose; a radian counts as much as a metre. */
function farthestBetween([earlier, later]: FramePair, walk: readonly Pose[]): number {
  const away = (at: number) => poseDistanceM(walk[earlier], walk[at]) + poseAngleRad(walk[earlier], walk[at]);
  let farthest = earlier;
  for (let at = earlier + 1; at < later; at++) if (away(at) > away(farthest)) farthest = at;
  return farthest;
}
