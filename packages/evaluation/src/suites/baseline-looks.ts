import type { RgbFrame } from '@dreamwalk/environment';
import type { Palette } from '../metrics/palette.ts';
import { saturation } from '../metrics/saturation.ts';
import { sharpness } from '../metrics/sharpness.ts';
import { mean } from '../statistics/bootstrap.ts';
import type { DreamStep } from './capabilities.ts';
import { keptReconstruction } from './kept-reconstruction.ts';
import { keptSplat } from './kept-splat.ts';

/**
 * How the raw splat and the autoencoder's ceiling look on the dream's own walk, means over all of it: sharpness and mean
 * HSV saturation over the truth's, and ΔE*ab to the palette. The splat says what memory alone keeps, the ceiling what the
 * decoder can show. Copies of true frames are left out: they look like the truth whatever the walk.
 */
export type BaselineLookFigure =
  | 'sharpnessRatioSplat'
  | 'sharpnessRatioCeiling'
  | 'saturationRatioSplat'
  | 'saturationRatioCeiling'
  | 'paletteDistanceSplat'
  | 'paletteDistanceCeiling';

/** In the order in which they are told. */
export const BASELINE_LOOK_FIGURES: readonly BaselineLookFigure[] = [
  'sharpnessRatioSplat',
  'sharpnessRatioCeiling',
  'saturationRatioSplat',
  'saturationRatioCeiling',
  'paletteDistanceSplat',
  'paletteDistanceCeiling',
];

/** What the looks of a walk are compared with, one value for each of its frames. */
interface TrueLooks {
  readonly sharpness: readonly number[];
  readonly saturation: readonly number[];
}

/** Looks at the baselines of one walk step by step. */
export class BaselineLooks {
  readonly #splat: Answer;
  readonly #ceiling: Answer;

  constructor(palette: Palette) {
    this.#splat = new Answer(palette);
    this.#ceiling = new Answer(palette);
  }

  /**
   * The next step.
   *
   * @throws SuiteError where the rollout kept no splat or no reconstruction
   */
  add(step: DreamStep | null): void {
    this.#splat.add(keptSplat(step).splat);
    this.#ceiling.add(keptReconstruction(step));
  }

  /**
   * The figures of the walk once it is walked.
   *
   * @param truth how it truly looks, frame by frame
   */
  figures(truth: TrueLooks): Readonly<Record<BaselineLookFigure, number>> {
    const trueSharpness = mean(truth.sharpness);
    const trueSaturation = mean(truth.saturation);
    return {
      sharpnessRatioSplat: mean(this.#splat.sharpness) / trueSharpness,
      sharpnessRatioCeiling: mean(this.#ceiling.sharpness) / trueSharpness,
      saturationRatioSplat: mean(this.#splat.saturation) / trueSaturation,
      saturationRatioCeiling: mean(this.#ceiling.saturation) / trueSaturation,
      paletteDistanceSplat: mean(this.#splat.paletteDistance),
      paletteDistanceCeiling: mean(this.#ceiling.paletteDistance),
    };
  }
}

/** How one baseline looks, frame by frame. */
class Answer {
  readonly sharpness: number[] = [];
  readonly saturation: number[] = [];
  readonly paletteDistance: number[] = [];
  readonly #palette: Palette;

  constructor(palette: Palette) {
    this.#palette = palette;
  }

  add(frame: RgbFrame): void {
    this.sharpness.push(sharpness(frame));
    this.saturation.push(saturation(frame));
    this.paletteDistance.push(this.#palette.distance(frame));
  }
}
