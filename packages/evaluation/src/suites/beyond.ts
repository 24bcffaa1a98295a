import { SuiteError } from '../errors.ts';
import { PaletteHistogram } from '../metrics/palette.ts';
import { mean } from '../statistics/bootstrap.ts';
import { BASELINE_LOOK_FIGURES, type BaselineLookFigure } from './baseline-looks.ts';
import { dreamBeside } from './dreamed-walk.ts';
import { type EdgeWalk, openEdgeWalk } from './edge-tour.ts';
import { type LookCurves, lookCurves } from './look-curves.ts';
import { LOOK_FIGURES, type LookFigure, type LookSegments } from './look-segments.ts';
import { markedPixels, seenMask } from './seen-mask.ts';
import {
  type Figures,
  forEachWorld,
  type Report,
  renderWalk,
  type SuiteOptions,
  type SuiteResult,
  summarise,
} from './suite.ts';
import { DEFAULT_TOUR_VIEWS } from './tour-start.ts';
import { addLook, looksFrom, type WalkLooks, type WalkStrip } from './walk-looks.ts';

/** The least and the most of all worlds' segments. */
type WorstFigure =
  | 'sharpnessRatioLeast'
  | 'sharpnessRatioMost'
  | 'saturationRatioLeast'
  | 'saturationRatioMost';

/**
 * Those of `LookFigure` over the frames beyond the edge, and
 * - `unseenShare`: of all pixels of the true frames beyond, those whose point no view of the tour shows.
 * - `sharpnessRatioLeast`, `sharpnessRatioMost`, `saturationRatioLeast`, `saturationRatioMost`: not the mean over worlds
 *   but the world that is farthest off, which is what a bar for every world is held against. They are of all worlds
 *   together: null in a single one, and without interval.
 *
 * The baselines beside them are those of `BaselineLookFigure`.
 */
export type BeyondFigure = LookFigure | 'unseenShare' | WorstFigure | BaselineLookFigure;

const FIGURES: readonly BeyondFigure[] = [
  ...LOOK_FIGURES,
  'unseenShare',
  'sharpnessRatioLeast',
  'sharpnessRatioMost',
  'saturationRatioLeast',
  'saturationRatioMost',
  ...BASELINE_LOOK_FIGURES,
];

/** Frames walked beyond the edge where the suite is not told otherwise. */
const DEFAULT_BEYOND_FRAMES = 100;

/** What to measure. */
export interface BeyondOptions extends SuiteOptions {
  /** Steps beyond the edge, default 100; a walk of as many leads through the toured part. */
  readonly frames?: number;
  /** Default 60, at least 2. */
  readonly tourViews?: number;
}

/** Figures, how they come about segment by segment, and pictures to look at. */
export interface BeyondResult extends SuiteResult<BeyondFigure> {
  readonly segments: LookCurves;
  /** Every 30th frame from the edge on: dreamed above, true below. */
  readonly strips: readonly WalkStrip[];
}

/**
 * A place is known from a tour, and the walk goes on beyond its edge, into what the tour does not show: does what is
 * invented there keep the detail and the colours of such worlds?
 *
 * @throws SuiteError where the walk has no step or the tour fewer than two views, or the rollout keeps no splat or no
 *   reconstruction
 */
export async function measureBeyond(options: BeyondOptions): Promise<BeyondResult> {
  const { frames = DEFAULT_BEYOND_FRAMES, tourViews = DEFAULT_TOUR_VIEWS } = options;
  if (frames < 1) throw new SuiteError('A walk needs at least one step to be measured.');
  if (tourViews < 2) throw new SuiteError('A tour with an edge needs at least two views.');
  const histogram = new PaletteHistogram();
  const places = await forEachWorld(options, async (seed, _, report) => {
    const place = await openEdgeWalk(options.openWorld(seed), frames, tourViews, report);
    return { ...place, ...(await drawBeyond(place, histogram, report)) };
  });
  const palette = histogram.palette();
  const measured = await forEachWorld(options, async (seed, worldIndex, report) => {
    const { world, tour, walk, looks, unseenShare } = places[worldIndex];
    const start = { kind: 'tour', views: tour, pose: walk[0] } as const;
    const dreamed = await dreamBeside(looks, start, walk, world, palette, options, report);
    return { seed, ...dreamed, figures: { ...dreamed.figures, unseenShare, ...NO_WORST } };
  });
  const summary = summarise(FIGURES, measured);
  const segments = measured.map((world) => world.segments);
  return {
    ...summary,
    figures: { ...summary.figures, ...worstOf(segments) },
    segments: lookCurves(segments),
    strips: measured.map(({ seed, strip }) => ({ seed, strip })),
  };
}

/** What a single world has of the figures that are of all together. */
const NO_WORST: Figures<WorstFigure> = {
  sharpnessRatioLeast: null,
  sharpnessRatioMost: null,
  saturationRatioLeast: null,
  saturationRatioMost: null,
};

function worstOf(worlds: readonly LookSegments[]): Figures<WorstFigure> {
  const sharpness = worlds.flatMap((world) => world.sharpnessRatio);
  const saturation = worlds.flatMap((world) => world.saturationRatio);
  return {
    sharpnessRatioLeast: Math.min(...sharpness),
    sharpnessRatioMost: Math.max(...sharpness),
    saturationRatioLeast: Math.min(...saturation),
    saturationRatioMost: Math.max(...saturation),
  };
}

/** How the true walk beyond looks, and how much of it the tour does not show. */
async function drawBeyond(
  { world, walk, shown }: EdgeWalk,
  histogram: PaletteHistogram,
  report: Report,
): Promise<{ looks: WalkLooks; unseenShare: number }> {
  const looks = looksFrom(world.render(walk[0]).frame);
  const unseenShares: number[] = [];
  await renderWalk(world, walk.slice(1), report, (frame, at, depthM) => {
    histogram.add(frame);
    addLook(looks, frame, at + 1);
    const seen = seenMask(world.camera, { pose: walk[at + 1], depthM }, shown);
    unseenShares.push(1 - markedPixels(seen) / seen.length);
  });
  return { looks, unseenShare: mean(unseenShares) };
}
