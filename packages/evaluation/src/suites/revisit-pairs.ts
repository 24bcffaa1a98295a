import type { RgbFrame } from '@dreamwalk/environment';
import { type Pose, poseAngleRad, poseDistanceM } from '@dreamwalk/geometry';
import { psnr } from '../metrics/psnr.ts';
import { sharpness } from '../metrics/sharpness.ts';

/** Nearer frames share the previous frame's pixels, memory or not. */
export const APART_FRAMES = 20;

/** A frame is sharp where its sharpness over the truth's lies within these: mush agrees with itself too easily. */
const SHARP = { least: 0.7, most: 1.3 } as const;

/** Poses nearer than this (metres, radians) are equal: recorded ones differ by rounding at most. */
const EQUAL_WITHIN = 1e-6;

/** Indices of two frames at one pose. */
export type FramePair = readonly [earlier: number, later: number];

/** Every pair of frames of a walk at equal poses, at least 20 frames apart. */
export function revisitPairs(walk: readonly Pose[]): FramePair[] {
  const pairs: FramePair[] = [];
  for (let earlier = 0; earlier < walk.length; earlier++)
    for (let later = earlier + APART_FRAMES; later < walk.length; later++)
      if (
        poseDistanceM(walk[earlier], walk[later]) < EQUAL_WITHIN &&
        poseAngleRad(walk[earlier], walk[later]) < EQUAL_WITHIN
      )
        pairs.push([earlier, later]);
  return pairs;
}

/**
 * The pairs both of whose dreamed frames are as sharp as the truth there (ratio 0.7 to 1.3).
 *
 * @param trueSharpness of every frame of the walk
 */
export function sharpPairs(
  pairs: readonly FramePair[],
  dreamed: readonly RgbFrame[],
  trueSharpness: readonly number[],
): FramePair[] {
  const isSharp = dreamed.map((frame, at) => {
    const ratio = sharpness(frame) / trueSharpness[at];
    return ratio >= SHARP.least && ratio <= SHARP.most;
  });
  return pairs.filter(([earlier, later]) => isSharp[earlier] && isSharp[later]);
}

/** The two frames of each pair against each other, dB. */
export function pairPsnrs(frames: readonly RgbFrame[], pairs: readonly FramePair[]): number[] {
  return pairs.map(([earlier, later]) => psnr(frames[earlier], frames[later]));
}
