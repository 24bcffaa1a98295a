import type { RgbFrame, Start } from '@dreamwalk/environment';
import type { Pose } from '@dreamwalk/geometry';
import type { Palette } from '../metrics/palette.ts';
import { saturation } from '../metrics/saturation.ts';
import { sharpness } from '../metrics/sharpness.ts';
import type { BaselineLooks } from './baseline-looks.ts';
import { type Report, type SuiteOptions, withRollout } from './suite.ts';

/** A frame of every so many goes on the film strip. */
const STRIP_EVERY_FRAMES = 30;

/** How a walk looks, frame by frame: the value of step k + 1 at index k. */
export interface WalkLooks {
  readonly sharpness: number[];
  readonly saturation: number[];
  /** Every 30th frame, the start included. */
  readonly stripFrames: RgbFrame[];
}

/** How a dreamed walk looks. */
export interface DreamedLooks extends WalkLooks {
  /** ΔE*ab to the palette. */
  readonly paletteDistance: number[];
}

/** The looks of a walk of which only the start has been seen. */
export function looksFrom(firstFrame: RgbFrame): WalkLooks {
  return { sharpness: [], saturation: [], stripFrames: [firstFrame] };
}

/**
 * Adds the next step.
 *
 * @param step from 1
 */
export function addLook(looks: WalkLooks, frame: RgbFrame, step: number): void {
  looks.sharpness.push(sharpness(frame));
  looks.saturation.push(saturation(frame));
  if (step % STRIP_EVERY_FRAMES === 0) looks.stripFrames.push(frame);
}

/**
 * Dreams a walk with the policy `coverage`, looking at every frame.
 *
 * @param walk from the start's own pose on
 * @param baselines look at every step too, where given
 * @throws SuiteError where there are baselines, but the rollout keeps no splat or no reconstruction
 */
export async function dreamLooks(
  start: Start,
  walk: readonly Pose[],
  palette: Palette,
  options: SuiteOptions,
  report: Report,
  baselines?: BaselineLooks,
): Promise<DreamedLooks> {
  const dream = {
    seed: options.dreamSeed ?? 0,
    memoryPolicy: 'coverage',
    keepSplat: baselines !== undefined,
  };
  return withRollout(options.imagination, dream, async (rollout) => {
    const { frame: firstFrame } = await rollout.reset(start, options);
    const looks: DreamedLooks = { ...looksFrom(firstFrame), paletteDistance: [] };
    for (let step = 1; step < walk.length; step++) {
      report('walking', step - 1, walk.length - 1);
      const pose = walk[step];
      const trueFrame = baselines?.trueFrame(pose);
      const { frame } = await rollout.step({ kind: 'pose', pose }, { signal: options.signal, trueFrame });
      looks.paletteDistance.push(palette.distance(frame));
      addLook(looks, frame, step);
      baselines?.add(rollout.lastStep);
    }
    return looks;
  });
}
