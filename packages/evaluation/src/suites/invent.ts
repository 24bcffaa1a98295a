import { SuiteError } from '../errors.ts';
import { filmStrip } from '../film-strip.ts';
import { PaletteHistogram } from '../metrics/palette.ts';
import { mean } from '../statistics/bootstrap.ts';
import { twoSampleAreas } from '../two-sample/two-sample-areas.ts';
import { BASELINE_LOOK_FIGURES, type BaselineLookFigure } from './baseline-looks.ts';
import {
  CLASSIFIED_EVERY_FRAMES,
  type DreamedExploration,
  drawExploration,
  dreamExploration,
  type FrameRows,
} from './exploration.ts';
import { markedPixels } from './seen-mask.ts';
import { forEachWorld, type SuiteOptions, type SuiteResult, summarise } from './suite.ts';
import type { WalkStrip } from './walk-looks.ts';

/**
 * What is invented may be any such place, not the one that is there, so dreams are compared with the truth as
 * distributions. A ratio's denominator is the mean over *all* worlds measured:
 * - `sharpnessRatio`: mean sharpness of the dreamed frames over that of the true ones.
 * - `sharpnessRatioInvented`: the same over the invented pixels alone, pooled over the walk: those whose point the first
 *   view, the only true one, does not show.
 * - `saturationRatio`: the same for the mean HSV saturation of whole frames.
 * - `paletteDistance`: mean ΔE*ab of all dreamed pixels to the nearest colour of the true frames of all worlds.
 * - `inventedShare`: of all pixels of the walk, the invented ones.
 * - `auc`: the area under the ROC of one fixed classifier that tells dreamed frames from true ones, trained on half of
 *   the worlds and asked about the other, and the other way round. 0.5 is a dream that passes for true.
 * - `aucSplat`: the same for the splats of the views that the model was shown, holes filled with the mean colour: a
 *   classifier that would not find those out (0.95 at least) proves nothing.
 * - `aucCeiling`: the same for the autoencoder's ceiling, which no sampler can be expected to beat. All three are null for
 *   a single world.
 *
 * The baselines beside them are those of `BaselineLookFigure`, over the same denominators.
 */
export type InventFigure =
  | 'sharpnessRatio'
  | 'sharpnessRatioInvented'
  | 'saturationRatio'
  | 'paletteDistance'
  | 'inventedShare'
  | 'auc'
  | 'aucSplat'
  | 'aucCeiling'
  | BaselineLookFigure;

const FIGURES: readonly InventFigure[] = [
  'sharpnessRatio',
  'sharpnessRatioInvented',
  'saturationRatio',
  'paletteDistance',
  'inventedShare',
  'auc',
  'aucSplat',
  'aucCeiling',
  ...BASELINE_LOOK_FIGURES,
];

/** Steps of the walk where the suite is not told otherwise. */
const DEFAULT_EXPLORED_FRAMES = 200;

/** What to measure. */
export interface InventOptions extends SuiteOptions {
  /** Steps of the walk, default 200, at least 4. */
  readonly frames?: number;
}

/** Figures, and pictures to look at. */
export interface InventResult extends SuiteResult<InventFigure> {
  /** Every 30th frame of the walk: dreamed above, true below. */
  readonly strips: readonly WalkStrip[];
}

/**
 * Exploring from a single true view: does what the dream invents look like such worlds do?
 *
 * @throws SuiteError where the walk is too short or the rollout keeps no splat or no reconstruction
 */
export async function measureInvent(options: InventOptions): Promise<InventResult> {
  const { frames = DEFAULT_EXPLORED_FRAMES } = options;
  if (frames < CLASSIFIED_EVERY_FRAMES)
    throw new SuiteError(
      `A walk of ${frames} steps has no frame to classify; walk ${CLASSIFIED_EVERY_FRAMES} at least.`,
    );
  const histogram = new PaletteHistogram();
  const truths = await forEachWorld(options, (seed, _, report) =>
    drawExploration(options.openWorld(seed), frames, histogram, report),
  );
  const palette = histogram.palette();
  const dreams = await forEachWorld(options, (_, worldIndex, report) =>
    dreamExploration(truths[worldIndex], palette, options, report),
  );
  const areasOf = (suspectsOf: (dream: DreamedExploration) => FrameRows) =>
    twoSampleAreas(
      dreams.map((dream, at) => ({ suspect: suspectsOf(dream), truth: truths[at].explored.features })),
      options,
    );
  const areas = await areasOf(({ explored }) => explored.features);
  const areasSplat = await areasOf(({ splatFeatures }) => splatFeatures);
  const areasCeiling = await areasOf(({ ceilingFeatures }) => ceilingFeatures);
  const trueSharpness = mean(truths.map(({ explored }) => mean(explored.looks.sharpness)));
  const trueSaturation = mean(truths.map(({ explored }) => mean(explored.looks.saturation)));
  const trueInvented = truths
    .map(({ explored }) => explored.sharpnessInvented)
    .filter((value) => value !== null);
  const worlds = dreams.map(({ explored, paletteDistance, baselines }, at) => ({
    seed: options.worldSeeds[at],
    figures: {
      sharpnessRatio: mean(explored.looks.sharpness) / trueSharpness,
      sharpnessRatioInvented:
        explored.sharpnessInvented === null ? null : explored.sharpnessInvented / mean(trueInvented),
      saturationRatio: mean(explored.looks.saturation) / trueSaturation,
      paletteDistance,
      inventedShare: mean(truths[at].inventedMasks.map((mask) => markedPixels(mask) / mask.length)),
      auc: areas?.[at] ?? null,
      aucSplat: areasSplat?.[at] ?? null,
      aucCeiling: areasCeiling?.[at] ?? null,
      ...baselines.figures({ sharpness: [trueSharpness], saturation: [trueSaturation] }),
    },
  }));
  const strips = dreams.map(({ explored }, at) => ({
    seed: options.worldSeeds[at],
    strip: filmStrip([explored.looks.stripFrames, truths[at].explored.looks.stripFrames]),
  }));
  return { ...summarise(FIGURES, worlds), strips };
}
