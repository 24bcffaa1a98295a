import type { PosedView, RgbFrame } from '@dreamwalk/environment';
import type { Pose } from '@dreamwalk/geometry';
import { SuiteError } from '../errors.ts';
import type { DreamOptions, DreamStep, TruthWorld } from './capabilities.ts';
import { type Report, type SuiteOptions, withRollout } from './suite.ts';
import { tourViews } from './tour-start.ts';

/** A walk through a place that is known from a tour. */
export interface TourWalk {
  readonly world: TruthWorld;
  readonly tour: readonly PosedView[];
  /** The start and the steps from it. */
  readonly walk: readonly Pose[];
}

/** A step of a walk, as it was dreamed and as it truly looks. */
export interface WalkedStep {
  readonly dreamed: RgbFrame;
  readonly truth: RgbFrame;
  /** The true frame one step before. */
  readonly previousTruth: RgbFrame;
  /** About the dreamed frame. */
  readonly dreamStep: DreamStep | null;
}

/**
 * Tours the place round a walk.
 *
 * @param frames steps of the walk
 * @param views of the tour
 * @throws SuiteError where the walk has no step or the tour shows the answer
 */
export function openTourWalk(world: TruthWorld, frames: number, views: number, report: Report): TourWalk {
  if (frames < 1) throw new SuiteError('A walk needs at least one step to be measured.');
  const walk = world.wander(frames + 1);
  report('touring', 0, frames);
  return { world, tour: tourViews(world, walk, views), walk };
}

/**
 * Dreams a walk from its tour, and hands over every step but the start; dreamed frames are remembered too.
 *
 * @param dream where it keeps the splats, the reconstructions are made too, so that both baselines are there
 * @param stage what to report meanwhile
 */
export async function walkTour(
  { world, tour, walk }: TourWalk,
  dream: DreamOptions,
  stage: string,
  options: SuiteOptions,
  report: Report,
  use: (step: WalkedStep) => void,
): Promise<void> {
  await withRollout(options.imagination, dream, async (rollout) => {
    await rollout.reset({ kind: 'tour', views: tour, pose: walk[0] }, options);
    let previousTruth = world.render(walk[0]).frame;
    for (let step = 1; step < walk.length; step++) {
      report(stage, step - 1, walk.length - 1);
      const truth = world.render(walk[step]).frame;
      const { frame } = await rollout.step(
        { kind: 'pose', pose: walk[step] },
        { signal: options.signal, trueFrame: dream.keepSplat ? truth : undefined },
      );
      use({ dreamed: frame, truth, previousTruth, dreamStep: rollout.lastStep });
      previousTruth = truth;
    }
  });
}
