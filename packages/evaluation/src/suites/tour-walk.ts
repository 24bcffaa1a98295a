import type { Pose } from '@dreamwalk/geometry';
import { SuiteError } from '../errors.ts';
import type { DreamOptions, TruthWorld } from './capabilities.ts';
import type { Report, SuiteOptions } from './suite.ts';
import { tourViews } from './tour-start.ts';
import { type TouredPlace, type WalkedStep, withTour } from './toured-rollout.ts';

/** A walk through a place that is known from a tour. */
export interface TourWalk extends TouredPlace {
  /** The start and the steps from it. */
  readonly walk: readonly Pose[];
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
  place: TourWalk,
  dream: DreamOptions,
  stage: string,
  options: SuiteOptions,
  report: Report,
  use: (step: WalkedStep) => void,
): Promise<void> {
  const reportSteps = (done: number, total: number) => report(stage, done, total);
  await withTour(place, place.walk[0], dream, options, (rollout) =>
    rollout.walk(place.walk, dream.keepSplat, reportSteps, use),
  );
}
