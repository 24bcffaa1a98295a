import { mean } from '../statistics/bootstrap.ts';
import type { Figures } from './suite.ts';
import type { DreamedLooks, WalkLooks } from './walk-looks.ts';

/** A collapse in the middle of a walk shows in segments, not in its start and end. */
export const SEGMENT_FRAMES = 25;

/** What is told of every segment of a walk. */
export type LookCurve = 'sharpnessRatio' | 'saturationRatio' | 'paletteDistance';

/** One world's looks by segment, the value of frames 25 k + 1 to 25 (k + 1) at index k. */
export type LookSegments = Readonly<Record<LookCurve, readonly number[]>>;

/**
 * - `sharpnessRatio`, `saturationRatio`: means of the whole walk over the truth's.
 *
 * The walk is cut into segments of 25 frames, and each segment's mean compared with the true frames' on the same walk:
 * - `sharpnessRatioMin`, `sharpnessRatioMax`: of the segments, the least and the most sharp beside the truth.
 * - `saturationRatioMin`, `saturationRatioMax`: the same for the mean HSV saturation.
 * - `paletteDistance`: mean ΔE*ab of all dreamed pixels to the nearest colour of the true frames of *all* worlds
 *   measured, since what is invented may be any of them.
 */
export type LookFigure =
  | 'sharpnessRatio'
  | 'saturationRatio'
  | 'sharpnessRatioMin'
  | 'sharpnessRatioMax'
  | 'saturationRatioMin'
  | 'saturationRatioMax'
  | 'paletteDistance';

/** In the order in which they are told. */
export const LOOK_FIGURES: readonly LookFigure[] = [
  'sharpnessRatio',
  'saturationRatio',
  'sharpnessRatioMin',
  'sharpnessRatioMax',
  'saturationRatioMin',
  'saturationRatioMax',
  'paletteDistance',
];

/** A dreamed walk beside the true one, segment by segment; the last may be shorter. */
export function lookSegments(dream: DreamedLooks, truth: WalkLooks): LookSegments {
  return {
    sharpnessRatio: ratios(segmentMeans(dream.sharpness), segmentMeans(truth.sharpness)),
    saturationRatio: ratios(segmentMeans(dream.saturation), segmentMeans(truth.saturation)),
    paletteDistance: segmentMeans(dream.paletteDistance),
  };
}

/** The figures that a world's segments amount to. */
export function lookFigures(
  segments: LookSegments,
  dream: DreamedLooks,
  truth: WalkLooks,
): Figures<LookFigure> {
  return {
    sharpnessRatio: mean(dream.sharpness) / mean(truth.sharpness),
    saturationRatio: mean(dream.saturation) / mean(truth.saturation),
    sharpnessRatioMin: Math.min(...segments.sharpnessRatio),
    sharpnessRatioMax: Math.max(...segments.sharpnessRatio),
    saturationRatioMin: Math.min(...segments.saturationRatio),
    saturationRatioMax: Math.max(...segments.saturationRatio),
    paletteDistance: mean(dream.paletteDistance),
  };
}

function segmentMeans(values: readonly number[]): number[] {
  const means: number[] = [];
  for (let start = 0; start < values.length; start += SEGMENT_FRAMES)
    means.push(mean(values.slice(start, start + SEGMENT_FRAMES)));
  return means;
}

function ratios(dreamed: readonly number[], truth: readonly number[]): number[] {
  return dreamed.map((value, at) => value / truth[at]);
}
