import type { RgbFrame } from '@dreamwalk/environment';
import type { Pose } from '@dreamwalk/geometry';
import { SuiteError } from '../errors.ts';
import { filmStrip } from '../film-strip.ts';
import { type Palette, PaletteHistogram } from '../metrics/palette.ts';
import { saturation } from '../metrics/saturation.ts';
import { sharpness } from '../metrics/sharpness.ts';
import { mean } from '../statistics/bootstrap.ts';
import {
  forEachWorld,
  type Report,
  renderWalk,
  type SuiteOptions,
  type SuiteResult,
  summarise,
  type WorldResult,
  withRollout,
} from './suite.ts';
import { DEFAULT_WALK_FRAMES } from './tour-start.ts';

/**
 * The walk is cut into segments of 25 frames, and each segment's mean compared with the true frames' on the same walk:
 * - `sharpnessRatioMin`, `sharpnessRatioMax`: of the segments, the least and the most sharp beside the truth.
 * - `saturationRatioMin`, `saturationRatioMax`: the same for the mean HSV saturation.
 * - `paletteDistance`: mean ΔE*ab of all dreamed pixels to the nearest colour of the true frames of *all* worlds
 *   measured, since what is invented may be any of them.
 */
export type DriftFigure =
  | 'sharpnessRatioMin'
  | 'sharpnessRatioMax'
  | 'saturationRatioMin'
  | 'saturationRatioMax'
  | 'paletteDistance';

const FIGURES: readonly DriftFigure[] = [
  'sharpnessRatioMin',
  'sharpnessRatioMax',
  'saturationRatioMin',
  'saturationRatioMax',
  'paletteDistance',
];

/** A collapse in the middle of a walk shows in segments, not in its start and end. */
const SEGMENT_FRAMES = 25;

/** A frame of every so many goes on the film strip. */
const STRIP_EVERY_FRAMES = 30;

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

/** Figures, and pictures to look at. */
export interface DriftResult extends SuiteResult<DriftFigure> {
  readonly strips: readonly DriftStrip[];
}

/**
 * From a single true view, wandering on into the unseen: does the dream keep its detail and its colours?
 *
 * @throws SuiteError where the walk has no step
 */
export async function measureDrift(options: DriftOptions): Promise<DriftResult> {
  const { frames = DEFAULT_WALK_FRAMES } = options;
  if (frames < 1) throw new SuiteError('A walk needs at least one step to be measured.');
  const histogram = new PaletteHistogram();
  const truths = await forEachWorld(options, (seed, _, report) =>
    drawTruth(seed, frames, histogram, options, report),
  );
  const palette = histogram.palette();
  const strips: DriftStrip[] = [];
  const worlds = await forEachWorld(
    options,
    async (seed, worldIndex, report): Promise<WorldResult<DriftFigure>> => {
      const truth = truths[worldIndex];
      const dream = await dreamWalk(truth, palette, options, report);
      strips.push({ seed, strip: filmStrip([dream.stripFrames, truth.stripFrames]) });
      const sharpnessRatios = segmentRatios(dream.sharpness, truth.sharpness);
      const saturationRatios = segmentRatios(dream.saturation, truth.saturation);
      return {
        seed,
        figures: {
          sharpnessRatioMin: Math.min(...sharpnessRatios),
          sharpnessRatioMax: Math.max(...sharpnessRatios),
          saturationRatioMin: Math.min(...saturationRatios),
          saturationRatioMax: Math.max(...saturationRatios),
          paletteDistance: mean(dream.paletteDistance),
        },
      };
    },
  );
  return { ...summarise(FIGURES, worlds), strips };
}

/** How a walk looks, frame by frame; the start is not counted. */
interface Looks {
  readonly sharpness: number[];
  readonly saturation: number[];
  /** Every 30th frame, the start included. */
  readonly stripFrames: RgbFrame[];
}

interface TrueWalk extends Looks {
  readonly walk: readonly Pose[];
  readonly firstFrame: RgbFrame;
}

interface DreamedWalk extends Looks {
  readonly paletteDistance: number[];
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
  const looks: Looks = { sharpness: [], saturation: [], stripFrames: [firstFrame] };
  await renderWalk(world, walk.slice(1), report, (frame, at) => {
    histogram.add(frame);
    look(looks, frame, at + 1);
  });
  return { ...looks, walk, firstFrame };
}

async function dreamWalk(
  { walk, firstFrame }: TrueWalk,
  palette: Palette,
  options: DriftOptions,
  report: Report,
): Promise<DreamedWalk> {
  const dream = { seed: options.dreamSeed ?? 0, memoryPolicy: 'coverage', keepSplat: false } as const;
  return withRollout(options.imagination, dream, async (rollout) => {
    const start = await rollout.reset({ kind: 'view', view: { frame: firstFrame, pose: walk[0] } }, options);
    const looks: DreamedWalk = {
      sharpness: [],
      saturation: [],
      stripFrames: [start.frame],
      paletteDistance: [],
    };
    for (let step = 1; step < walk.length; step++) {
      report('walking', step - 1, walk.length - 1);
      const { frame } = await rollout.step({ kind: 'pose', pose: walk[step] }, options);
      looks.paletteDistance.push(palette.distance(frame));
      look(looks, frame, step);
    }
    return looks;
  });
}

function look(looks: Looks, frame: RgbFrame, step: number): void {
  looks.sharpness.push(sharpness(frame));
  looks.saturation.push(saturation(frame));
  if (step % STRIP_EVERY_FRAMES === 0) looks.stripFrames.push(frame);
}

/** Mean of the dreamed over mean of the true values, segment by segment; the last may be shorter. */
function segmentRatios(dreamed: readonly number[], truth: readonly number[]): number[] {
  const ratios: number[] = [];
  for (let start = 0; start < truth.length; start += SEGMENT_FRAMES) {
    const end = start + SEGMENT_FRAMES;
    ratios.push(mean(dreamed.slice(start, end)) / mean(truth.slice(start, end)));
  }
  return ratios;
}
