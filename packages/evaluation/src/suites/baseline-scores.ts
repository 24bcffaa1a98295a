import type { RgbFrame } from '@dreamwalk/environment';
import { psnr } from '../metrics/psnr.ts';
import { mean } from '../statistics/bootstrap.ts';
import { keptReconstruction } from './kept-reconstruction.ts';
import { keptSplat } from './kept-splat.ts';
import { type StepRange, valuesOf } from './step-range.ts';
import type { WalkedStep } from './toured-rollout.ts';

/**
 * What answers without dreaming, against the truth, dB:
 * - `psnrCopyFirst`: the true frame at the start of the walk taken as every answer.
 * - `psnrCopyLast`: the true frame one step before taken as the answer. Beyond the first step of a walk this baseline is
 *   shown more than the dream is.
 * - `psnrSplat`: the splat of the very views that the model was shown, holes filled with the mean colour.
 * - `psnrCeiling`: the autoencoder's ceiling, which is the decoder given the latent that the encoder finds in the true
 *   frame in place of the sampled one, everything else equal, the guide too. What `psnr` lacks to it is the sampler's,
 *   what it lacks to the truth is the autoencoder's.
 */
export type BaselineFigure = 'psnrCopyFirst' | 'psnrCopyLast' | 'psnrSplat' | 'psnrCeiling';

/** In the order in which they are told. */
export const BASELINE_FIGURES: readonly BaselineFigure[] = [
  'psnrCopyFirst',
  'psnrCopyLast',
  'psnrSplat',
  'psnrCeiling',
];

/** Scores the baselines of one walk step by step. */
export class BaselineScores {
  /** By baseline, dB, the value of step k + 1 at index k. */
  readonly psnrs: Readonly<Record<BaselineFigure, number[]>> = {
    psnrCopyFirst: [],
    psnrCopyLast: [],
    psnrSplat: [],
    psnrCeiling: [],
  };
  readonly #firstTruth: RgbFrame;

  /** @param firstTruth the true frame at the start of the walk */
  constructor(firstTruth: RgbFrame) {
    this.#firstTruth = firstTruth;
  }

  /**
   * The next step.
   *
   * @throws SuiteError where the rollout kept no splat or no reconstruction
   */
  add({ truth, previousTruth, dreamStep }: Omit<WalkedStep, 'dreamed'>): void {
    this.psnrs.psnrCopyFirst.push(psnr(this.#firstTruth, truth));
    this.psnrs.psnrCopyLast.push(psnr(previousTruth, truth));
    this.psnrs.psnrSplat.push(psnr(keptSplat(dreamStep).splat, truth));
    this.psnrs.psnrCeiling.push(psnr(keptReconstruction(dreamStep), truth));
  }

  /** @param steps those that count, all by default */
  means(steps?: StepRange): Readonly<Record<BaselineFigure, number>> {
    const meanOf = (baseline: BaselineFigure) => mean(valuesOf(steps, this.psnrs[baseline]));
    return {
      psnrCopyFirst: meanOf('psnrCopyFirst'),
      psnrCopyLast: meanOf('psnrCopyLast'),
      psnrSplat: meanOf('psnrSplat'),
      psnrCeiling: meanOf('psnrCeiling'),
    };
  }
}
