import { mean } from '../statistics/bootstrap.ts';
import { BASELINE_FIGURES, type BaselineFigure } from './baseline-scores.ts';
import type { Figures } from './suite.ts';

/**
 * Over pairs of frames at equal poses, at least 20 frames apart, both as sharp as the truth there (ratio 0.7 to 1.3):
 * - `selfPsnr`: the two against each other, dB, with the model's own retrieval policy.
 * - `selfPsnrNoMemory`, `selfPsnrTemporal`, `selfPsnrRandom`: the same walk and noise with the policies `none`,
 *   `temporal` and `random`; each of its own sharp pairs.
 *
 * With the model's own policy, over the whole walk:
 * - `truthPsnr`: dreamed frames against the truth, dB. What lies beyond the first view is invented, so it is low.
 * - `sharpShare`: of all pairs at equal poses, those that are sharp.
 * - `movedShare`: of all pairs that the truth moves between, those that the dream moves between too: their earlier
 *   frame and the one at the farthest pose in between differ by more than 16 grey levels on average. Near 0 it is a
 *   dream that stands still, and its `selfPsnr` is no memory.
 * - those of `BaselineFigure`, beside `truthPsnr`. Beside `selfPsnr` they say nothing: copies and the truth's own latents
 *   agree with themselves because they are given what they shall remember.
 *
 * Each is the mean over all such pairs or frames of a world, and null where it has none.
 */
export type AllRevisitsFigure =
  | 'selfPsnr'
  | 'selfPsnrNoMemory'
  | 'selfPsnrTemporal'
  | 'selfPsnrRandom'
  | 'truthPsnr'
  | 'sharpShare'
  | 'movedShare'
  | BaselineFigure;

/** In the order in which they are told. */
export const ALL_REVISITS_FIGURES: readonly AllRevisitsFigure[] = [
  'selfPsnr',
  'selfPsnrNoMemory',
  'selfPsnrTemporal',
  'selfPsnrRandom',
  'truthPsnr',
  'sharpShare',
  'movedShare',
  ...BASELINE_FIGURES,
];

/** What a figure is the mean of, one value for each pair or frame; shares are of ones and zeros. */
export type RevisitSamples = Readonly<Record<AllRevisitsFigure, readonly number[]>>;

/** The samples of several walks together; of none there are none. */
export function pooledSamples(walks: readonly RevisitSamples[]): RevisitSamples {
  const pooled = {} as Record<AllRevisitsFigure, readonly number[]>;
  for (const figure of ALL_REVISITS_FIGURES) pooled[figure] = walks.flatMap((samples) => samples[figure]);
  return pooled;
}

/** The figures that samples amount to. */
export function figuresOf(samples: RevisitSamples): Figures<AllRevisitsFigure> {
  const figures = {} as Record<AllRevisitsFigure, number | null>;
  for (const figure of ALL_REVISITS_FIGURES)
    figures[figure] = samples[figure].length > 0 ? mean(samples[figure]) : null;
  return figures;
}
