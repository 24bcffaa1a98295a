import type { RgbFrame } from '@dreamwalk/environment';
import type { Pose } from '@dreamwalk/geometry';
import { SuiteError } from '../errors.ts';
import { PaletteHistogram } from '../metrics/palette.ts';
import { BASELINE_LOOK_FIGURES, type BaselineLookFigure } from './baseline-looks.ts';
import type { TruthWorld } from './capabilities.ts';
import { dreamBeside } from './dreamed-walk.ts';
import { type LookCurves, lookCurves } from './look-curves.ts';
import { LOOK_FIGURES, type LookFigure } from './look-segments.ts';
import {
  forEachWorld,
  type Report,
  renderWalk,
  type SuiteOptions,
  type SuiteResult,
  summarise,
} from './suite.ts';
import { DEFAULT_WALK_FRAMES } from './tour-start.ts';
import { addLook, looksFrom, type WalkLooks, type WalkStrip } from './walk-looks.ts';

/** What drift is measured by: how the dream looks, and the baselines of the same walk. */
export type DriftFigure = LookFigure | BaselineLookFigure;

/** What to measure. */
export interface DriftOptions extends SuiteOptions {
  /** Steps of the walk, default 300. */
  readonly frames?: number;
}

/** Figures, how they come about segment by segment, and pictures to look at. */
export interface DriftResult extends SuiteResult<DriftFigure> {
  readonly segments: LookCurves;
  /** Every 30th frame: dreamed above, true below. */
  readonly strips: readonly WalkStrip[];
}

/**
 * From a single true view, wandering on into the unseen: does the dream keep its detail and its colours?
 *
 * @throws SuiteError where the walk has no step, or the rollout keeps no splat or no reconstruction
 */
export async function measureDrift(options: DriftOptions): Promise<DriftResult> {
  const { frames = DEFAULT_WALK_FRAMES } = options;
  if (frames < 1) throw new SuiteError('A walk needs at least one step to be measured.');
  const histogram = new PaletteHistogram();
  const truths = await forEachWorld(options, (seed, _, report) =>
    drawTruth(seed, frames, histogram, options, report),
  );
  const palette = histogram.palette();
  const measured = await forEachWorld(options, async (seed, worldIndex, report) => {
    const { world, walk, firstFrame, looks } = truths[worldIndex];
    const start = { kind: 'view', view: { frame: firstFrame, pose: walk[0] } } as const;
    return { seed, ...(await dreamBeside(looks, start, walk, world, palette, options, report)) };
  });
  return {
    ...summarise([...LOOK_FIGURES, ...BASELINE_LOOK_FIGURES], measured),
    segments: lookCurves(measured.map(({ segments }) => segments)),
    strips: measured.map(({ seed, strip }) => ({ seed, strip })),
  };
}

interface TrueWalk {
  readonly world: TruthWorld;
  readonly walk: readonly Pose[];
  readonly firstFrame: RgbFrame;
  readonly looks: WalkLooks;
}

async function drawTruth(
  seed: number,
  frames: number,
  histogram: PaletteHistogram,
  options: DriftOptions,
  report: Report,
): Promise<TrueWalk> {
  const world = options.openWorld(seed);
  const walk = world.wander(frames + 1);
  const firstFrame = world.render(walk[0]).frame;
  const looks = looksFrom(firstFrame);
  await renderWalk(world, walk.slice(1), report, (frame, at) => {
    histogram.add(frame);
    addLook(looks, frame, at + 1);
  });
  return { world, walk, firstFrame, looks };
}
