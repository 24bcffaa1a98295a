import type { PosedView } from '@dreamwalk/environment';
import type { Pose } from '@dreamwalk/geometry';
import { SuiteError } from '../errors.ts';
import { psnr } from '../metrics/psnr.ts';
import { sharpness } from '../metrics/sharpness.ts';
import { mean } from '../statistics/bootstrap.ts';
import type { DreamOptions, DreamRollout, TruthWorld } from './capabilities.ts';
import { keptSplat } from './kept-splat.ts';
import {
  forEachWorld,
  type Report,
  type SuiteOptions,
  type SuiteResult,
  summarise,
  withRollout,
} from './suite.ts';
import { DEFAULT_TOUR_VIEWS, DEFAULT_WALK_FRAMES, tourViews } from './tour-start.ts';

/**
 * - `psnr`, `psnrFirst50`, `psnrLast50`: dreamed frames against the truth, dB; all, the first and the last 50.
 * - `psnrNoMemory`: the same walk and noise, shown the previous frame only.
 * - `psnrSplat`: the splat of the very views that the model was shown, holes filled with the mean colour.
 * - `sharpnessRatio`: mean sharpness of the dreamed frames over that of the true ones.
 * - `generatedShare`: of all views retrieved, those that the model had dreamed itself.
 */
export type TourFigure =
  | 'psnr'
  | 'psnrFirst50'
  | 'psnrLast50'
  | 'psnrNoMemory'
  | 'psnrSplat'
  | 'sharpnessRatio'
  | 'generatedShare';

const FIGURES: readonly TourFigure[] = [
  'psnr',
  'psnrFirst50',
  'psnrLast50',
  'psnrNoMemory',
  'psnrSplat',
  'sharpnessRatio',
  'generatedShare',
];

/** Length of the beginning and of the end that are compared. */
const ENDS_FRAMES = 50;

/** What to measure. */
export interface TourOptions extends SuiteOptions {
  /** Steps of the walk, default 300. The start itself is not measured. */
  readonly frames?: number;
  /** Default 60. */
  readonly tourViews?: number;
}

/**
 * A long walk through a place known from a tour; dreamed frames are remembered too.
 *
 * @throws SuiteError where the walk has no step or the rollout keeps no splat
 */
export async function measureTour(options: TourOptions): Promise<SuiteResult<TourFigure>> {
  const { frames = DEFAULT_WALK_FRAMES, tourViews: views = DEFAULT_TOUR_VIEWS } = options;
  if (frames < 1) throw new SuiteError('A walk needs at least one step to be measured.');
  const worlds = await forEachWorld(options, async (seed, _, report) => {
    const world = options.openWorld(seed);
    const walk = world.wander(frames + 1);
    report('touring', 0, frames);
    const tour = tourViews(world, walk, views);
    const dreamSeed = options.dreamSeed ?? 0;
    const measured = await walkTour(world, tour, walk, options, report, {
      seed: dreamSeed,
      memoryPolicy: 'coverage',
      keepSplat: true,
    });
    const withoutMemory = await walkTour(world, tour, walk, options, report, {
      seed: dreamSeed,
      memoryPolicy: 'none',
      keepSplat: false,
    });
    return {
      seed,
      figures: {
        psnr: mean(measured.psnr),
        psnrFirst50: mean(measured.psnr.slice(0, ENDS_FRAMES)),
        psnrLast50: mean(measured.psnr.slice(-ENDS_FRAMES)),
        psnrNoMemory: mean(withoutMemory.psnr),
        psnrSplat: mean(measured.psnrSplat),
        sharpnessRatio: mean(measured.sharpness) / mean(measured.trueSharpness),
        generatedShare: measured.retrieved > 0 ? measured.generated / measured.retrieved : null,
      },
    };
  });
  return summarise(FIGURES, worlds);
}

/** What one walk showed, frame by frame. */
interface WalkMeasurement {
  readonly psnr: number[];
  readonly psnrSplat: number[];
  readonly sharpness: number[];
  readonly trueSharpness: number[];
  retrieved: number;
  generated: number;
}

async function walkTour(
  world: TruthWorld,
  tour: readonly PosedView[],
  walk: readonly Pose[],
  options: TourOptions,
  report: Report,
  dream: DreamOptions,
): Promise<WalkMeasurement> {
  const measured: WalkMeasurement = {
    psnr: [],
    psnrSplat: [],
    sharpness: [],
    trueSharpness: [],
    retrieved: 0,
    generated: 0,
  };
  const stage = dream.memoryPolicy === 'none' ? 'walking without memory' : 'walking';
  await withRollout(options.imagination, dream, async (rollout: DreamRollout) => {
    await rollout.reset({ kind: 'tour', views: tour, pose: walk[0] }, options);
    for (let step = 1; step < walk.length; step++) {
      report(stage, step - 1, walk.length - 1);
      const { frame } = await rollout.step({ kind: 'pose', pose: walk[step] }, options);
      const truth = world.render(walk[step]).frame;
      measured.psnr.push(psnr(frame, truth));
      measured.sharpness.push(sharpness(frame));
      measured.trueSharpness.push(sharpness(truth));
      if (dream.keepSplat) measured.psnrSplat.push(psnr(keptSplat(rollout.lastStep).splat, truth));
      for (const view of rollout.lastStep?.retrieved ?? []) {
        measured.retrieved++;
        if (view.generated) measured.generated++;
      }
    }
  });
  return measured;
}
