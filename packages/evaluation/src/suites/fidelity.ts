import { SuiteError } from '../errors.ts';
import { noError, pool, psnr, psnrOf, type SquaredError, squaredError } from '../metrics/psnr.ts';
import { mean } from '../statistics/bootstrap.ts';
import { keptSplat } from './kept-splat.ts';
import {
  type Figures,
  forEachWorld,
  type Report,
  type SuiteOptions,
  type SuiteResult,
  summarise,
  withRollout,
} from './suite.ts';
import { DEFAULT_TOUR_VIEWS, DEFAULT_WALK_FRAMES, tourViews } from './tour-start.ts';

/**
 * - `psnr`: the dreamed frame against the truth, dB.
 * - `psnrUncovered`: the same over the pixels that no remembered view covers, their error pooled over the world's
 *   targets; null for a world with fewer than 50 such pixels.
 * - `psnrCopyLast`: the previous true view taken as the answer.
 * - `psnrSplat`: the splat of the very views that the model was shown, holes filled with the mean colour.
 */
export type FidelityFigure = 'psnr' | 'psnrUncovered' | 'psnrCopyLast' | 'psnrSplat';

const FIGURES: readonly FidelityFigure[] = ['psnr', 'psnrUncovered', 'psnrCopyLast', 'psnrSplat'];

/** The previous true view and three retrieved ones, however many the model is shown otherwise. */
const SHOWN_VIEWS = 4;

/** Fewer uncovered pixels than this in a world say nothing. */
const ENOUGH_UNCOVERED_PX = 50;

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
 * @throws SuiteError where the walk is too short for its targets or the rollout keeps no splat
 */
export async function measureFidelity(options: FidelityOptions): Promise<SuiteResult<FidelityFigure>> {
  const { frames = DEFAULT_WALK_FRAMES, tourViews: views = DEFAULT_TOUR_VIEWS, targets = 4 } = options;
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
  const dream = {
    seed: options.dreamSeed ?? 0,
    memoryPolicy: 'coverage',
    slots: SHOWN_VIEWS,
    keepSplat: true,
  } as const;
  return withRollout(options.imagination, dream, async (rollout) => {
    await rollout.reset({ kind: 'tour', views: tour, pose: tour[0].pose }, options);
    const toured = await rollout.snapshot();
    const scores: Record<'psnr' | 'psnrCopyLast' | 'psnrSplat', number[]> = {
      psnr: [],
      psnrCopyLast: [],
      psnrSplat: [],
    };
    let uncovered = noError;
    for (let target = 0; target < targets; target++) {
      report('predicting', target, targets);
      const at = Math.floor(((target + 1) * (walk.length - 1)) / targets);
      const previous = world.render(walk[at - 1]).frame;
      const truth = world.render(walk[at]).frame;
      await rollout.restore(toured, options);
      await rollout.observe({ frame: previous, pose: walk[at - 1] }, options);
      const { frame } = await rollout.step({ kind: 'pose', pose: walk[at] }, options);
      const { splat, uncoveredMask } = keptSplat(rollout.lastStep);
      scores.psnr.push(psnr(frame, truth));
      scores.psnrCopyLast.push(psnr(previous, truth));
      scores.psnrSplat.push(psnr(splat, truth));
      uncovered = pool(uncovered, squaredError(frame, truth, uncoveredMask));
    }
    toured.dispose();
    return {
      psnr: mean(scores.psnr),
      psnrCopyLast: mean(scores.psnrCopyLast),
      psnrSplat: mean(scores.psnrSplat),
      psnrUncovered: enough(uncovered) ? psnrOf(uncovered) : null,
    };
  });
}

function enough(error: SquaredError): boolean {
  return error.samples >= 3 * ENOUGH_UNCOVERED_PX;
}
