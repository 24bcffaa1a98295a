import type { RgbFrame, Start } from '@dreamwalk/environment';
import type { Pose } from '@dreamwalk/geometry';
import { filmStrip } from '../film-strip.ts';
import type { Palette } from '../metrics/palette.ts';
import { type BaselineLookFigure, BaselineLooks } from './baseline-looks.ts';
import type { DreamStep, TruthWorld } from './capabilities.ts';
import { type LookFigure, type LookSegments, lookFigures, lookSegments } from './look-segments.ts';
import { type Figures, type Report, type SuiteOptions, withRollout } from './suite.ts';
import { addLook, type DreamedLooks, looksFrom, type WalkLooks } from './walk-looks.ts';

/** How a dreamed walk looks beside the true one. */
export interface WalkBesideTruth {
  readonly segments: LookSegments;
  readonly figures: Figures<LookFigure | BaselineLookFigure>;
  /** Every 30th frame: dreamed above, true below. */
  readonly strip: RgbFrame;
}

/**
 * Dreams a walk with the policy `coverage`, and looks at every frame, at its splat and at the autoencoder's ceiling.
 *
 * @param walk from the start's own pose on
 * @param truth how it truly looks
 * @throws SuiteError where the rollout keeps no splat or no reconstruction
 */
export async function dreamBeside(
  truth: WalkLooks,
  start: Start,
  walk: readonly Pose[],
  world: TruthWorld,
  palette: Palette,
  options: SuiteOptions,
  report: Report,
): Promise<WalkBesideTruth> {
  // Both begin with the true view.
  const dream: DreamedLooks = { ...looksFrom(truth.stripFrames[0]), paletteDistance: [] };
  const baselines = new BaselineLooks(palette);
  await dreamWithCeiling(start, walk, world, 'walking', options, report, (frame, step, dreamStep) => {
    addLook(dream, frame, step);
    dream.paletteDistance.push(palette.distance(frame));
    baselines.add(dreamStep);
  });
  const segments = lookSegments(dream, truth);
  return {
    segments,
    figures: { ...lookFigures(segments, dream, truth), ...baselines.figures(truth) },
    strip: filmStrip([dream.stripFrames, truth.stripFrames]),
  };
}

/**
 * Dreams a walk with the policy `coverage`, asks for the baselines of every step and hands over all but the start.
 *
 * @param walk from the start's own pose on
 * @param stage what to report meanwhile
 * @param use given the step from 1
 */
export async function dreamWithCeiling(
  start: Start,
  walk: readonly Pose[],
  world: TruthWorld,
  stage: string,
  options: SuiteOptions,
  report: Report,
  use: (frame: RgbFrame, step: number, dreamStep: DreamStep | null) => void,
): Promise<void> {
  const dream = { seed: options.dreamSeed ?? 0, memoryPolicy: 'coverage', keepSplat: true };
  await withRollout(options.imagination, dream, async (rollout) => {
    await rollout.reset(start, options);
    for (let step = 1; step < walk.length; step++) {
      report(stage, step - 1, walk.length - 1);
      const pose = walk[step];
      const trueFrame = world.render(pose).frame;
      const { frame } = await rollout.step({ kind: 'pose', pose }, { signal: options.signal, trueFrame });
      use(frame, step, rollout.lastStep);
    }
  });
}
