import type { RgbFrame } from '@dreamwalk/environment';
import type { Pose } from '@dreamwalk/geometry';
import { SuiteError } from '../errors.ts';
import { filmStrip } from '../film-strip.ts';
import { PaletteHistogram } from '../metrics/palette.ts';
import { BASELINE_LOOK_FIGURES, type BaselineLookFigure, BaselineLooks } from './baseline-looks.ts';
import { type LookCurves, lookCurves } from './look-curves.ts';
import { LOOK_FIGURES, type LookFigure, lookFigures, lookSegments } from './look-segments.ts';
import {
  forEachWorld,
  type Report,
  renderWalk,
  type SuiteOptions,
  type SuiteResult,
  summarise,
} from './suite.ts';
import { DEFAULT_WALK_FRAMES } from './tour-start.ts';
import { addLook, dreamLooks, looksFrom, type WalkLooks } from './walk-looks.ts';

/** What drift is measured by: how the dream looks, and the baselines of the same walk. */
export type DriftFigure = LookFigure | BaselineLookFigure;

/** What to measure. */
export interface DriftOptions extends SuiteOptions {
  /** Steps of the walk, default 300. */
  readonly frames?: number;
}

/** Every 30th frame of a walk: dreamed above, true below. */
export interface DriftStrip {
  readonly seed: number;
  readonly strip: RgbFrame;
}

/** Figures, how they come about segment by segment, and pictures to look at. */
export interface DriftResult extends SuiteResult<DriftFigure> {
  readonly segments: LookCurves;
  readonly strips: readonly DriftStrip[];
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
    const { walk, firstFrame, looks } = truths[worldIndex];
    const view = { frame: firstFrame, pose: walk[0] };
    const baselines = new BaselineLooks(options.openWorld(seed), palette);
    const dream = await dreamLooks({ kind: 'view', view }, walk, palette, options, report, baselines);
    const segments = lookSegments(dream, looks);
    return {
      seed,
      segments,
      figures: { ...lookFigures(segments, dream), ...baselines.figures(looks) },
      strip: filmStrip([dream.stripFrames, looks.stripFrames]),
    };
  });
  const worlds = measured.map(({ seed, figures }) => ({ seed, figures }));
  return {
    ...summarise([...LOOK_FIGURES, ...BASELINE_LOOK_FIGURES], worlds),
    segments: lookCurves(measured.map(({ segments }) => segments)),
    strips: measured.map(({ seed, strip }) => ({ seed, strip })),
  };
}

interface TrueWalk {
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
  return { walk, firstFrame, looks };
}
