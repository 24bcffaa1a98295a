import { SuiteError } from '../errors.ts';
import { noError, pool, psnrOf, type SquaredError, squaredError } from '../metrics/psnr.ts';
import { FRAME_FIGURES, type FrameFigure, FrameScores } from './frame-scores.ts';
import { keptSplat } from './kept-splat.ts';
import {
  type Figures,
  forEachWorld,
  type Report,
  type SuiteOptions,
  type SuiteResult,
  summarise,
} from './suite.ts';
import { DEFAULT_TOUR_VIEWS, DEFAULT_WALK_FRAMES, tourViews } from './tour-start.ts';
import { withTour } from './toured-rollout.ts';

/**
 * Those of `FrameFigure`, of single steps, and
 * - `psnrUncovered`: dreamed frames against the truth over the pixels that no remembered view covers, their error pooled
 *   over the world's targets, dB; null for a world with fewer than 50 such pixels.
 *
 * `psnrCopyLast` is shown here just what the dream is: the previous true view.
 */
export type FidelityFigure = FrameFigure | 'psnrUncovered';

const FIGURES: readonly FidelityFigure[] = [...FRAME_FIGURES, 'psnrUncovered'];

/** Fewer uncovered pixels than this in a world say nothing. */
const ENOUGH_UNCOVERED_PX = 50;

/** The previous true view and three retrieved ones, however many the model is shown otherwise. */
const SHOWN_VIEWS = 4;

/** Single steps dreamed in each world where a suite is not told otherwise. */
export const DEFAULT_TARGETS = 4;

/** What to measure. */
export interface FidelityOptions extends SuiteOptions {
  /** Poses of the walk that targets are taken from, default 300. */
  readonly frames?: number;
  /** Default 60. */
  readonly tourViews?: number;
  /** Frames of the walk to predict in each world, evenly spread; default 4. */
  readonly targets?: number;
}

/**
 * One step ahead: the memory holds a tour round the walk, the previous frame is the true one, and the next is dreamed.
 *
 * @throws SuiteError where the walk is too short for its targets or the rollout keeps no splat or no reconstruction
 */
export async function measureFidelity(options: FidelityOptions): Promise<SuiteResult<FidelityFigure>> {
  const { frames = DEFAULT_WALK_FRAMES, tourViews: views = DEFAULT_TOUR_VIEWS } = options;
  const { targets = DEFAULT_TARGETS } = options;
  if (frames <= targets)
    throw new SuiteError(`A walk of ${frames} frames has no ${targets} targets with a frame before each.`);
  const worlds = await forEachWorld(options, async (seed, _, report) => ({
    seed,
    figures: await measureWorld(seed, frames, views, targets, options, report),
  }));
  return summarise(FIGURES, worlds);
}

async function measureWorld(
  seed: number,
  frames: number,
  views: number,
  targets: number,
  options: FidelityOptions,
  report: Report,
): Promise<Figures<FidelityFigure>> {
  const world = options.openWorld(seed);
  const walk = world.wander(frames);
  report('touring', 0, targets);
  const tour = tourViews(world, walk, views);
  const scores = new FrameScores(world.render(walk[0]).frame);
  let uncovered = noError;
  const dream = {
    seed: options.dreamSeed ?? 0,
    memoryPolicy: 'coverage',
    slots: SHOWN_VIEWS,
    keepSplat: true,
  };
  const reportSteps = (done: number, total: number) => report('predicting', done, total);
  await withTour({ world, tour }, tour[0].pose, dream, options, (rollout) =>
    rollout.singleSteps(walk, targets, reportSteps, (step) => {
      scores.add(step);
      const { uncoveredMask } = keptSplat(step.dreamStep);
      uncovered = pool(uncovered, squaredError(step.dreamed, step.truth, uncoveredMask));
    }),
  );
  return { ...scores.figures(), psnrUncovered: enough(uncovered) ? psnrOf(uncovered) : null };
}

function enough(error: SquaredError): boolean {
  return error.samples >= 3 * ENOUGH_UNCOVERED_PX;
}
