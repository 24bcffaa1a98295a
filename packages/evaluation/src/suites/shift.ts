import { SuiteError } from '../errors.ts';
import { bootstrapBand } from '../statistics/bootstrap-band.ts';
import { DEFAULT_TARGETS } from './fidelity.ts';
import { FRAME_FIGURES, type FrameFigure } from './frame-scores.ts';
import type { ShiftCurves } from './shift-curves.ts';
import { measurePlace, type PlaceOptions, type SplitScores } from './shift-place.ts';
import { SHIFT_PLACES, SHIFT_SPLITS, type ShiftSplit } from './shift-splits.ts';
import {
  type Figures,
  forEachWorld,
  partOf,
  type SuiteOptions,
  type SuiteResult,
  summarise,
} from './suite.ts';
import { DEFAULT_TOUR_VIEWS } from './tour-start.ts';

/**
 * Those of `FrameFigure` over the walk of a split, and
 * - `psnrOneStep`: single steps of it, each from the true view before it, dB.
 * - `loss`, `lossOneStep`: how much more `psnr` and `psnrOneStep` are in the `trained` split of the same seed, dB. Their
 *   intervals are those of the paired difference. Null for `trained` itself.
 */
export type SplitFigure = FrameFigure | 'psnrOneStep' | LossFigure;

type LossFigure = 'loss' | 'lossOneStep';

/**
 * - `psnr`, `psnrOneStep`: those of the `trained` split.
 * - `psnrWorst`, `worstLoss`: `psnr` and `loss` of the split with the greatest mean loss.
 */
export type ShiftFigure = 'psnr' | 'psnrOneStep' | 'psnrWorst' | 'worstLoss';

const SPLIT_FIGURES: readonly SplitFigure[] = [
  'psnr',
  'loss',
  'ssim',
  'psnrOneStep',
  'lossOneStep',
  ...FRAME_FIGURES.filter((name) => name !== 'psnr' && name !== 'ssim'),
];

const FIGURES: readonly ShiftFigure[] = ['psnr', 'psnrOneStep', 'psnrWorst', 'worstLoss'];

/** The split that every other is compared with. */
const REFERENCE: ShiftSplit = 'trained';

/** Long enough that the longer walk is one of 300, which is what tours are measured by. */
const DEFAULT_FRAMES = 100;

/** What to measure. */
export interface ShiftOptions extends SuiteOptions, Pick<PlaceOptions, 'openShiftedWorld'> {
  /** Steps of each walk, default 100; the longer one has three times as many. */
  readonly frames?: number;
  /** Default 60. */
  readonly tourViews?: number;
  /** Single steps to dream in each world and split; default 4. */
  readonly targets?: number;
}

/** Figures of the reference and of the worst split, and of each one. */
export interface ShiftResult extends SuiteResult<ShiftFigure> {
  /** The split with the greatest mean loss. */
  readonly worstSplit: ShiftSplit;
  readonly splits: Readonly<Record<ShiftSplit, SuiteResult<SplitFigure>>>;
  readonly curves: ShiftCurves;
}

/**
 * How much is lost out of distribution? The same protocol (a tour, a walk through the toured place, single steps of it)
 * in the distribution that models are trained on and in worlds and walks which leave it in one respect each.
 *
 * @throws SuiteError where the walk is too short for its targets, or the rollout keeps no splat or no reconstruction
 */
export async function measureShift(options: ShiftOptions): Promise<ShiftResult> {
  const { frames = DEFAULT_FRAMES, tourViews = DEFAULT_TOUR_VIEWS, targets = DEFAULT_TARGETS } = options;
  if (frames < targets)
    throw new SuiteError(`A walk of ${frames} steps has no ${targets} to single out; ask for more frames.`);
  const sizes = { ...options, frames, tourViews, targets };
  const worlds = await forEachWorld(options, async (seed, _, report) => {
    const scores = {} as Record<ShiftSplit, SplitScores>;
    for (const [index, place] of SHIFT_PLACES.entries()) {
      const reportPlace = partOf(report, index, SHIFT_PLACES.length);
      Object.assign(scores, await measurePlace(place, seed, sizes, reportPlace));
    }
    return { seed, scores };
  });
  const splits = {} as Record<ShiftSplit, SuiteResult<SplitFigure>>;
  const curves = {} as Record<ShiftSplit, ShiftCurves[ShiftSplit]>;
  for (const split of SHIFT_SPLITS) {
    splits[split] = summarise(
      SPLIT_FIGURES,
      worlds.map(({ seed, scores }) => ({ seed, figures: splitFigures(split, scores) })),
    );
    curves[split] = bootstrapBand(worlds.map(({ scores }) => scores[split].psnrs));
  }
  const meanLoss = (split: ShiftSplit) => splits[split].figures.loss ?? Number.NEGATIVE_INFINITY;
  const worstSplit = SHIFT_SPLITS.reduce((worst, split) =>
    meanLoss(split) > meanLoss(worst) ? split : worst,
  );
  const own = summarise(
    FIGURES,
    worlds.map(({ seed, scores }) => {
      const { psnr, psnrOneStep } = scores[REFERENCE].figures;
      const worst = splitFigures(worstSplit, scores);
      return { seed, figures: { psnr, psnrOneStep, psnrWorst: worst.psnr, worstLoss: worst.loss } };
    }),
  );
  return { ...own, worstSplit, splits, curves };
}

function splitFigures(
  split: ShiftSplit,
  scores: Readonly<Record<ShiftSplit, SplitScores>>,
): Figures<SplitFigure> {
  const { figures } = scores[split];
  const { figures: reference } = scores[REFERENCE];
  const losses: Figures<LossFigure> =
    split === REFERENCE
      ? { loss: null, lossOneStep: null }
      : {
          loss: reference.psnr - figures.psnr,
          lossOneStep: reference.psnrOneStep - figures.psnrOneStep,
        };
  return { ...figures, ...losses };
}
