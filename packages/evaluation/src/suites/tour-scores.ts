import type { RgbFrame } from '@dreamwalk/environment';
import { motionMse } from '../metrics/motion-mse.ts';
import { psnr } from '../metrics/psnr.ts';
import { sharpness } from '../metrics/sharpness.ts';
import { ssim } from '../metrics/ssim.ts';
import { mean } from '../statistics/bootstrap.ts';
import { keptSplat } from './kept-splat.ts';
import type { Figures } from './suite.ts';
import type { WorldCurves } from './tour-curves.ts';
import type { WalkedStep } from './tour-walk.ts';

/**
 * - `psnr`, `psnrFirst50`, `psnrLast50`: dreamed frames against the truth, dB; all, the first and the last 50.
 * - `psnrNoMemory`: the same walk and noise, shown the previous frame only.
 * - `psnrSplat`: the splat of the very views that the model was shown, holes filled with the mean colour.
 * - `sharpnessRatio`: mean sharpness of the dreamed frames over that of the true ones.
 * - `generatedShare`: of all views retrieved, those that the model had dreamed itself.
 * - `psnrFirst100`, `psnrLast100`: the first and the last 100 frames; null for a walk of fewer than 200, where they
 *   would share frames.
 * - `psnrCopyFirst`: the true frame at the start taken as every answer.
 * - `ssim`: mean structural similarity of dreamed frames to the truth, 1 at most.
 * - `motionMse`: mean of their errors weighted by how much the truth moves, channels in [0, 1].
 */
export type TourFigure =
  | 'psnr'
  | 'psnrFirst50'
  | 'psnrLast50'
  | 'psnrNoMemory'
  | 'psnrSplat'
  | 'sharpnessRatio'
  | 'generatedShare'
  | 'psnrFirst100'
  | 'psnrLast100'
  | 'psnrCopyFirst'
  | 'ssim'
  | 'motionMse';

/** In the order in which they are told. */
export const TOUR_FIGURES: readonly TourFigure[] = [
  'psnr',
  'psnrFirst50',
  'psnrLast50',
  'psnrNoMemory',
  'psnrSplat',
  'sharpnessRatio',
  'generatedShare',
  'psnrFirst100',
  'psnrLast100',
  'psnrCopyFirst',
  'ssim',
  'motionMse',
];

/** Lengths of the beginning and of the end that are compared. */
const ENDS_FRAMES = 50;
const LONG_ENDS_FRAMES = 100;

/** Scores one world's walk step by step. Of the true frames it keeps the first and the last, of the dreamed ones none. */
export class TourScores {
  readonly #psnr: number[] = [];
  readonly #psnrNoMemory: number[] = [];
  readonly #psnrSplat: number[] = [];
  readonly #psnrCopyFirst: number[] = [];
  readonly #sharpness: number[] = [];
  readonly #trueSharpness: number[] = [];
  readonly #ssim: number[] = [];
  readonly #motionMse: number[] = [];
  readonly #firstTruth: RgbFrame;
  #previousTruth: RgbFrame;
  #retrieved = 0;
  #generated = 0;

  /** @param firstTruth the true frame at the start of the walk */
  constructor(firstTruth: RgbFrame) {
    this.#firstTruth = firstTruth;
    this.#previousTruth = firstTruth;
  }

  /**
   * The next step of the walk with memory.
   *
   * @throws SuiteError where the rollout kept no splat
   */
  add({ dreamed, truth, dreamStep }: WalkedStep): void {
    this.#psnr.push(psnr(dreamed, truth));
    this.#psnrSplat.push(psnr(keptSplat(dreamStep).splat, truth));
    this.#psnrCopyFirst.push(psnr(this.#firstTruth, truth));
    this.#sharpness.push(sharpness(dreamed));
    this.#trueSharpness.push(sharpness(truth));
    this.#ssim.push(ssim(dreamed, truth));
    this.#motionMse.push(motionMse(dreamed, truth, this.#previousTruth));
    this.#previousTruth = truth;
    for (const view of dreamStep?.retrieved ?? []) {
      this.#retrieved++;
      if (view.generated) this.#generated++;
    }
  }

  /** The next step of the walk without memory. */
  addWithoutMemory({ dreamed, truth }: WalkedStep): void {
    this.#psnrNoMemory.push(psnr(dreamed, truth));
  }

  /** The figures of both walks once they are walked. */
  figures(): Figures<TourFigure> {
    const isLong = this.#psnr.length >= 2 * LONG_ENDS_FRAMES;
    return {
      psnr: mean(this.#psnr),
      psnrFirst50: mean(this.#psnr.slice(0, ENDS_FRAMES)),
      psnrLast50: mean(this.#psnr.slice(-ENDS_FRAMES)),
      psnrNoMemory: mean(this.#psnrNoMemory),
      psnrSplat: mean(this.#psnrSplat),
      sharpnessRatio: mean(this.#sharpness) / mean(this.#trueSharpness),
      generatedShare: this.#retrieved > 0 ? this.#generated / this.#retrieved : null,
      psnrFirst100: isLong ? mean(this.#psnr.slice(0, LONG_ENDS_FRAMES)) : null,
      psnrLast100: isLong ? mean(this.#psnr.slice(-LONG_ENDS_FRAMES)) : null,
      psnrCopyFirst: mean(this.#psnrCopyFirst),
      ssim: mean(this.#ssim),
      motionMse: mean(this.#motionMse),
    };
  }

  /** PSNR by horizon once both walks are walked. */
  curves(): WorldCurves {
    return {
      psnr: this.#psnr,
      psnrNoMemory: this.#psnrNoMemory,
      psnrSplat: this.#psnrSplat,
      psnrCopyFirst: this.#psnrCopyFirst,
    };
  }
}
