import type { RgbFrame } from '@dreamwalk/environment';
import { motionMse } from '../metrics/motion-mse.ts';
import { psnr } from '../metrics/psnr.ts';
import { sharpness } from '../metrics/sharpness.ts';
import { ssim } from '../metrics/ssim.ts';
import { mean } from '../statistics/bootstrap.ts';
import { BASELINE_FIGURES, type BaselineFigure, BaselineScores } from './baseline-scores.ts';
import { type StepRange, valuesOf } from './step-range.ts';
import type { WalkedStep } from './toured-rollout.ts';

/**
 * - `psnr`: dreamed frames against the truth, dB.
 * - `ssim`: mean structural similarity of dreamed frames to the truth, 1 at most.
 * - `motionMse`: mean of their errors weighted by how much the truth moves (floor 0.01), channels in [0, 1].
 * - `sharpnessRatio`: mean sharpness of the dreamed frames over that of the true ones.
 *
 * The baselines beside them are those of `BaselineFigure`.
 */
export type FrameFigure = 'psnr' | 'ssim' | 'motionMse' | 'sharpnessRatio' | BaselineFigure;

/** In the order in which they are told. */
export const FRAME_FIGURES: readonly FrameFigure[] = [
  'psnr',
  'ssim',
  'motionMse',
  'sharpnessRatio',
  ...BASELINE_FIGURES,
];

/** Scores the dreamed frames of one walk, and what answers without dreaming. It keeps numbers only, no frames. */
export class FrameScores {
  /** Dreamed frames against the truth, dB, the value of step k + 1 at index k. */
  readonly psnrs: number[] = [];
  readonly #baselines: BaselineScores;
  readonly #ssim: number[] = [];
  readonly #motionMse: number[] = [];
  readonly #sharpness: number[] = [];
  readonly #trueSharpness: number[] = [];

  /** @param firstTruth the true frame at the start of the walk */
  constructor(firstTruth: RgbFrame) {
    this.#baselines = new BaselineScores(firstTruth);
  }

  /** By baseline, dB, the value of step k + 1 at index k. */
  get baselinePsnrs(): Readonly<Record<BaselineFigure, readonly number[]>> {
    return this.#baselines.psnrs;
  }

  /**
   * The next step.
   *
   * @throws SuiteError where the rollout kept no splat or no reconstruction
   */
  add(step: WalkedStep): void {
    const { dreamed, truth, previousTruth } = step;
    this.#baselines.add(step);
    this.psnrs.push(psnr(dreamed, truth));
    this.#ssim.push(ssim(dreamed, truth));
    this.#motionMse.push(motionMse(dreamed, truth, previousTruth));
    this.#sharpness.push(sharpness(dreamed));
    this.#trueSharpness.push(sharpness(truth));
  }

  /** @param steps those that count, all by default */
  figures(steps?: StepRange): Readonly<Record<FrameFigure, number>> {
    const meanOf = (values: readonly number[]) => mean(valuesOf(steps, values));
    return {
      psnr: meanOf(this.psnrs),
      ssim: meanOf(this.#ssim),
      motionMse: meanOf(this.#motionMse),
      sharpnessRatio: meanOf(this.#sharpness) / meanOf(this.#trueSharpness),
      ...this.#baselines.means(steps),
    };
  }
}
