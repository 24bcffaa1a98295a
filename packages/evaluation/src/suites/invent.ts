import type { RgbFrame } from '@dreamwalk/environment';
import type { Pose } from '@dreamwalk/geometry';
import { SuiteError } from '../errors.ts';
import { filmStrip } from '../film-strip.ts';
import { type Palette, PaletteHistogram } from '../metrics/palette.ts';
import { mean } from '../statistics/bootstrap.ts';
import { frameFeatures } from '../two-sample/frame-features.ts';
import { twoSampleAreas } from '../two-sample/two-sample-areas.ts';
import { BASELINE_LOOK_FIGURES, type BaselineLookFigure, BaselineLooks } from './baseline-looks.ts';
import type { TruthWorld } from './capabilities.ts';
import type { DriftStrip } from './drift.ts';
import { CLASSIFIED_EVERY_FRAMES, ExploredWalk, isClassified } from './explored-walk.ts';
import { keptReconstruction } from './kept-reconstruction.ts';
import { keptSplat } from './kept-splat.ts';
import { markedPixels, seenMask } from './seen-mask.ts';
import {
  forEachWorld,
  type Report,
  renderWalk,
  type SuiteOptions,
  type SuiteResult,
  summarise,
  withRollout,
} from './suite.ts';

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
  readonly strips: readonly DriftStrip[];
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
    drawTruth(seed, frames, histogram, options, report),
  );
  const palette = histogram.palette();
  const dreams = await forEachWorld(options, (_, worldIndex, report) =>
    dreamExploration(truths[worldIndex], palette, options, report),
  );
  const areasOf = (features: readonly (readonly (readonly number[])[])[]) =>
    twoSampleAreas(
      features.map((suspect, at) => ({ suspect, truth: truths[at].explored.features })),
      options,
    );
  const areas = await areasOf(dreams.map(({ dreamed }) => dreamed.features));
  const areasSplat = await areasOf(dreams.map(({ splatFeatures }) => splatFeatures));
  const areasCeiling = await areasOf(dreams.map(({ ceilingFeatures }) => ceilingFeatures));
  const trueSharpness = mean(truths.map(({ explored }) => mean(explored.looks.sharpness)));
  const trueSaturation = mean(truths.map(({ explored }) => mean(explored.looks.saturation)));
  const trueInvented = truths
    .map(({ explored }) => explored.sharpnessInvented)
    .filter((value) => value !== null);
  const worlds = dreams.map(({ dreamed, paletteDistance, baselines }, at) => ({
    seed: options.worldSeeds[at],
    figures: {
      sharpnessRatio: mean(dreamed.looks.sharpness) / trueSharpness,
      sharpnessRatioInvented:
        dreamed.sharpnessInvented === null ? null : dreamed.sharpnessInvented / mean(trueInvented),
      saturationRatio: mean(dreamed.looks.saturation) / trueSaturation,
      paletteDistance,
      inventedShare: mean(truths[at].inventedMasks.map((mask) => markedPixels(mask) / mask.length)),
      auc: areas?.[at] ?? null,
      aucSplat: areasSplat?.[at] ?? null,
      aucCeiling: areasCeiling?.[at] ?? null,
      ...baselines.figures({ sharpness: [trueSharpness], saturation: [trueSaturation] }),
    },
  }));
  const strips = dreams.map(({ dreamed }, at) => ({
    seed: options.worldSeeds[at],
    strip: filmStrip([dreamed.looks.stripFrames, truths[at].explored.looks.stripFrames]),
  }));
  return { ...summarise(FIGURES, worlds), strips };
}

interface TrueExploration {
  readonly world: TruthWorld;
  readonly walk: readonly Pose[];
  readonly firstFrame: RgbFrame;
  readonly explored: ExploredWalk;
  /** For each step, 1 where the first view does not show the pixel's point. */
  readonly inventedMasks: readonly Uint8Array[];
}

interface DreamedExploration {
  readonly dreamed: ExploredWalk;
  /** Of the splats and of the autoencoder's ceilings of the frames that the classifier is shown. */
  readonly splatFeatures: readonly (readonly number[])[];
  readonly ceilingFeatures: readonly (readonly number[])[];
  readonly paletteDistance: number;
  readonly baselines: BaselineLooks;
}

async function drawTruth(
  seed: number,
  frames: number,
  histogram: PaletteHistogram,
  options: InventOptions,
  report: Report,
): Promise<TrueExploration> {
  const world = options.openWorld(seed);
  const walk = world.wander(frames + 1);
  const first = world.render(walk[0]);
  const explored = new ExploredWalk(first.frame);
  const inventedMasks: Uint8Array[] = [];
  await renderWalk(world, walk.slice(1), report, (frame, at, depthM) => {
    const seen = seenMask(world.camera, { pose: walk[at + 1], depthM }, [
      { pose: walk[0], depthM: first.depthM },
    ]);
    const inventedMask = seen.map((marked) => 1 - marked);
    inventedMasks.push(inventedMask);
    histogram.add(frame);
    explored.add(frame, at + 1, inventedMask);
  });
  return { world, walk, firstFrame: first.frame, explored, inventedMasks };
}

async function dreamExploration(
  { world, walk, firstFrame, inventedMasks }: TrueExploration,
  palette: Palette,
  options: InventOptions,
  report: Report,
): Promise<DreamedExploration> {
  const dream = { seed: options.dreamSeed ?? 0, memoryPolicy: 'coverage', keepSplat: true };
  return withRollout(options.imagination, dream, async (rollout) => {
    await rollout.reset({ kind: 'view', view: { frame: firstFrame, pose: walk[0] } }, options);
    const dreamed = new ExploredWalk(firstFrame);
    const splatFeatures: number[][] = [];
    const ceilingFeatures: number[][] = [];
    const baselines = new BaselineLooks(world, palette);
    const paletteDistances: number[] = [];
    for (let step = 1; step < walk.length; step++) {
      report('exploring', step - 1, walk.length - 1);
      const pose = walk[step];
      const trueFrame = baselines.trueFrame(pose);
      const { frame } = await rollout.step({ kind: 'pose', pose }, { signal: options.signal, trueFrame });
      dreamed.add(frame, step, inventedMasks[step - 1]);
      paletteDistances.push(palette.distance(frame));
      baselines.add(rollout.lastStep);
      if (!isClassified(step)) continue;
      splatFeatures.push(frameFeatures(keptSplat(rollout.lastStep).splat));
      ceilingFeatures.push(frameFeatures(keptReconstruction(rollout.lastStep)));
    }
    return { dreamed, splatFeatures, ceilingFeatures, paletteDistance: mean(paletteDistances), baselines };
  });
}
