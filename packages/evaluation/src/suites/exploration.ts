import type { RgbFrame } from '@dreamwalk/environment';
import type { Pose } from '@dreamwalk/geometry';
import type { Palette, PaletteHistogram } from '../metrics/palette.ts';
import { laplacianSums, noLaplacian, poolLaplacians, sharpnessOf } from '../metrics/sharpness.ts';
import { mean } from '../statistics/bootstrap.ts';
import { frameFeatures } from '../two-sample/frame-features.ts';
import { BaselineLooks } from './baseline-looks.ts';
import type { TruthWorld } from './capabilities.ts';
import { dreamWithCeiling } from './dreamed-walk.ts';
import { keptReconstruction } from './kept-reconstruction.ts';
import { keptSplat } from './kept-splat.ts';
import { seenMask } from './seen-mask.ts';
import { type Report, renderWalk, type SuiteOptions } from './suite.ts';
import { addLook, looksFrom, type WalkLooks } from './walk-looks.ts';

/** The classifier is shown a frame of every so many: the next one tells it hardly anything new. */
export const CLASSIFIED_EVERY_FRAMES = 4;

/** Whether the classifier is shown the frame of a step, the first one being 1. */
function isClassified(step: number): boolean {
  return step % CLASSIFIED_EVERY_FRAMES === 0;
}

/** How a walk into the unseen looks, dreamed or true. It keeps numbers, and the frames of its film strip. */
export class ExploredWalk {
  readonly looks: WalkLooks;
  /** Of every fourth frame, for the classifier. */
  readonly features: number[][] = [];
  #invented = noLaplacian;

  /** @param firstFrame the one true view that the walk starts from */
  constructor(firstFrame: RgbFrame) {
    this.looks = looksFrom(firstFrame);
  }

  /**
   * Adds the next step.
   *
   * @param step from 1
   * @param inventedMask [H · W], 1 where the first view does not show the pixel's point
   */
  add(frame: RgbFrame, step: number, inventedMask: Uint8Array): void {
    addLook(this.looks, frame, step);
    this.#invented = poolLaplacians(this.#invented, laplacianSums(frame, inventedMask));
    if (isClassified(step)) this.features.push(frameFeatures(frame));
  }

  /** Sharpness of the invented pixels of all frames together; null where there is none. */
  get sharpnessInvented(): number | null {
    return this.#invented.pixels > 0 ? sharpnessOf(this.#invented) : null;
  }
}

/** Features of frames, a row each. */
export type FrameRows = readonly (readonly number[])[];

/** A true walk away from a single view. */
export interface TrueExploration {
  readonly world: TruthWorld;
  readonly walk: readonly Pose[];
  readonly firstFrame: RgbFrame;
  readonly explored: ExploredWalk;
  /** For each step, 1 where the first view does not show the pixel's point. */
  readonly inventedMasks: readonly Uint8Array[];
}

/** The same walk dreamed. */
export interface DreamedExploration {
  readonly explored: ExploredWalk;
  /** Of the splats and of the autoencoder's ceilings of the frames that the classifier is shown. */
  readonly splatFeatures: FrameRows;
  readonly ceilingFeatures: FrameRows;
  /** Mean ΔE*ab to the palette. */
  readonly paletteDistance: number;
  readonly baselines: BaselineLooks;
}

/** Draws the truth of a walk of that many steps, and adds its frames to the histogram. */
export async function drawExploration(
  world: TruthWorld,
  frames: number,
  histogram: PaletteHistogram,
  report: Report,
): Promise<TrueExploration> {
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

/**
 * Dreams a walk from its first view.
 *
 * @throws SuiteError where the rollout keeps no splat or no reconstruction
 */
export async function dreamExploration(
  { world, walk, firstFrame, inventedMasks }: TrueExploration,
  palette: Palette,
  options: SuiteOptions,
  report: Report,
): Promise<DreamedExploration> {
  const explored = new ExploredWalk(firstFrame);
  const splatFeatures: number[][] = [];
  const ceilingFeatures: number[][] = [];
  const baselines = new BaselineLooks(palette);
  const paletteDistances: number[] = [];
  const start = { kind: 'view', view: { frame: firstFrame, pose: walk[0] } } as const;
  await dreamWithCeiling(start, walk, world, 'exploring', options, report, (frame, step, dreamStep) => {
    explored.add(frame, step, inventedMasks[step - 1]);
    paletteDistances.push(palette.distance(frame));
    baselines.add(dreamStep);
    if (!isClassified(step)) return;
    splatFeatures.push(frameFeatures(keptSplat(dreamStep).splat));
    ceilingFeatures.push(frameFeatures(keptReconstruction(dreamStep)));
  });
  return { explored, splatFeatures, ceilingFeatures, paletteDistance: mean(paletteDistances), baselines };
}
