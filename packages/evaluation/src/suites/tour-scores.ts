import type { RgbFrame } from '@dreamwalk/environment';
import { psnr } from '../metrics/psnr.ts';
import { mean } from '../statistics/bootstrap.ts';
import { type FrameFigure, FrameScores } from './frame-scores.ts';
import type { Figures } from './suite.ts';
import type { WorldCurves } from './tour-curves.ts';
import type { WalkedStep } from './toured-rollout.ts';

/**
 * Those of `FrameFigure` over the walk, and
 * - `psnrFirst50`, `psnrLast50`: `psnr` of the first and of the last 50 frames.
 * - `psnrNoMemory`: the same walk and noise, shown the previous frame only.
 * - `generatedShare`: of all views retrieved, those that the model had dreamed itself.
 * - `psnrFirst100`, `psnrLast100`: the first and the last 100 frames; null for a walk of fewer than 200, where they
 *   would share frames.
 */
export type TourFigure =
  | FrameFigure
  | 'psnrFirst50'
  | 'psnrLast50'
  | 'psnrNoMemory'
  | 'generatedShare'
  | 'psnrFirst100'
  | 'psnrLast100';

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
  'psnrCopyLast',
  'psnrCeiling',
  'ssim',
  'motionMse',
];

/** Lengths of the beginning and of the end that are compared. */
const ENDS_FRAMES = 50;
const LONG_ENDS_FRAMES = 100;

/** Scores one world's walk step by step. Of the true frames it keeps the first, of the dreamed ones none. */
export class TourScores {
  readonly #scores: FrameScores;
  readonly #psnrNoMemory: number[] = [];
  #retrieved = 0;
  #generated = 0;

  /** @param firstTruth the true frame at the start of the walk */
  constructor(firstTruth: RgbFrame) {
    this.#scores = new FrameScores(firstTruth);
  }

  /**
   * The next step of the walk with memory.
   *
   * @throws SuiteError where the rollout kept no splat or no reconstruction
   */
  add(step: WalkedStep): void {
    this.#scores.add(step);
    for (const view of step.dreamStep?.retrieved ?? []) {
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
    const { psnrs } = this.#scores;
    const isLong = psnrs.length >= 2 * LONG_ENDS_FRAMES;
    return {
      ...this.#scores.figures(),
      psnrFirst50: mean(psnrs.slice(0, ENDS_FRAMES)),
      psnrLast50: mean(psnrs.slice(-ENDS_FRAMES)),
      psnrNoMemory: mean(this.#psnrNoMemory),
      generatedShare: this.#retrieved > 0 ? this.#generated / this.#retrieved : null,
      psnrFirst100: isLong ? mean(psnrs.slice(0, LONG_ENDS_FRAMES)) : null,
      psnrLast100: isLong ? mean(psnrs.slice(-LONG_ENDS_FRAMES)) : null,
    };
  }

  /** PSNR by horizon once both walks are walked. */
  curves(): WorldCurves {
    return { psnr: this.#scores.psnrs, psnrNoMemory: this.#psnrNoMemory, ...this.#scores.baselinePsnrs };
  }
}
