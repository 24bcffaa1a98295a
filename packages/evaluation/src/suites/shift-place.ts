import { psnr } from '../metrics/psnr.ts';
import { mean } from '../statistics/bootstrap.ts';
import type { TruthWorld, WorldShift } from './capabilities.ts';
import { type FrameFigure, FrameScores } from './frame-scores.ts';
import { LONGER_TIMES, type ShiftPlace, type ShiftSplit } from './shift-splits.ts';
import type { StepRange } from './step-range.ts';
import { partOf, type Report, type SuiteOptions } from './suite.ts';
import { tourViews } from './tour-start.ts';
import { withTour } from './toured-rollout.ts';

/** How much is measured in a place. */
export interface PlaceOptions extends SuiteOptions {
  /** A world of a kind that no model is trained on; of `openWorld`'s seed, so that the two are a pair. */
  readonly openShiftedWorld: (seed: number, shift: WorldShift) => TruthWorld;
  /** Steps of each walk; the longer one has three times as many. */
  readonly frames: number;
  /** Views of the tour. */
  readonly tourViews: number;
  /** Single steps to dream in each split. */
  readonly targets: number;
}

/** What one split showed in one world. */
export interface SplitScores {
  readonly figures: Readonly<Record<FrameFigure | 'psnrOneStep', number>>;
  /** By horizon, dB, the value of step k + 1 at index k. */
  readonly psnrs: readonly number[];
}

/**
 * Tours a place once, and dreams every walk through it and single steps of every split.
 *
 * @param seed of the world
 * @throws SuiteError where the rollout keeps no splat or no reconstruction
 */
export async function measurePlace(
  { worldShift, route }: ShiftPlace,
  seed: number,
  options: PlaceOptions,
  report: Report,
): Promise<Partial<Record<ShiftSplit, SplitScores>>> {
  const { frames, targets, dreamSeed = 0 } = options;
  const world = worldShift ? options.openShiftedWorld(seed, worldShift) : options.openWorld(seed);
  report('touring', 0, frames);
  const { path, walks } = route(world.wander(LONGER_TIMES * frames + 1), frames, seed);
  const tour = tourViews(world, path, options.tourViews);
  const dream = { seed: dreamSeed, memoryPolicy: 'coverage', keepSplat: true };
  return withTour({ world, tour }, path[0], dream, options, async (rollout) => {
    const measured: Partial<Record<ShiftSplit, SplitScores>> = {};
    for (const [index, { poses, scored }] of walks.entries()) {
      const splits = Object.entries(scored) as [ShiftSplit, StepRange][];
      const names = splits.map(([split]) => split).join(' and ');
      const reportWalk = partOf(report, index, walks.length);
      const scores = new FrameScores(world.render(poses[0]).frame);
      await rollout.walk(
        poses,
        true,
        (done, total) => reportWalk(`${names}, walking`, done, total),
        (step) => scores.add(step),
      );
      for (const [split, steps] of splits) {
        const oneStepPsnrs: number[] = [];
        await rollout.singleSteps(
          poses.slice(steps.first - 1, steps.last + 1),
          targets,
          (done, total) => reportWalk(`${split}, predicting`, done, total),
          ({ dreamed, truth }) => oneStepPsnrs.push(psnr(dreamed, truth)),
        );
        measured[split] = {
          figures: { ...scores.figures(steps), psnrOneStep: mean(oneStepPsnrs) },
          psnrs: scores.psnrs.slice(0, steps.last),
        };
      }
    }
    return measured;
  });
}
